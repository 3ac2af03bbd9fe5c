// What only a live tenant can answer. Marts that rest on such a question say so in their description.

const open = (...questions) => `Open question until a live tenant was asked: ${questions.join('; ')}.`;

module.exports = {
  open,
  /** Date-only fields are taken as written, never moved by the time zone. */
  plainDays: (what) => `whether ${what} are plain days`,
  /** Pay is summed by `amount` alone. */
  payAdjustment: "whether a gross pay item's amount already holds its amountAdjustment",
  renewal: 'whether activatedFromId names the membership that was renewed',
};
