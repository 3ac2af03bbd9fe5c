/** What the engine does under one answer. */
type Consequences = Readonly<Record<string, string>>;

/** A question that ServiceTitan's documents leave open. */
export interface Question {
  readonly text: string;
  /** Every answer that a probe can find, and what the engine does under it. */
  readonly answers: Consequences;
}

/** All questions, in the order in which a probe asks them. An answer "unknown" is always possible. */
export const questions = {
  lower_bound_inclusive: {
    text: 'Does modifiedOnOrAfter include its own instant?',
    answers: {
      yes: 'As documented; windows meet without a gap.',
      no: 'A first load asks for one row by its own instant; when that is left out it stops with an error before it delivers any.',
    },
  },
  upper_bound_inclusive: {
    text: 'Does modifiedBefore include its own instant, contrary to its name?',
    answers: {
      no: 'As documented; no row comes in two windows.',
      yes: 'Rows on a bound come in two windows and are merged by key.',
    },
  },
  fractions: {
    text: 'How much of a fraction of a second do the date filters look at?',
    answers: {
      ticks: 'Bounds are whole seconds, so the fraction of a bound never matters.',
      milliseconds: 'Bounds are whole seconds, so the fraction of a bound never matters.',
      seconds: 'Bounds are whole seconds, so that filters by whole seconds cut at the same place.',
    },
  },
  totals_exact: {
    text: 'Is totalCount the number of rows that there are?',
    answers: {
      yes: 'Totals plan the windows and confirm an overfull second.',
      no: 'Totals only plan the windows; a window is complete when its page says hasMore=false. Rows without modifiedOn are looked for in any case. An overfull second that cannot be confirmed stops its stream with an error.',
    },
  },
  rows_without_modified_on: {
    text: 'Are there rows that no modifiedOn filter finds?',
    answers: {
      no: 'Nothing to do.',
      yes: 'They are read by createdOn after a first load without a start date; later changes of them come by the export feed only.',
    },
  },
  largest_tie: {
    text: 'Does one second hold more rows than a page?',
    answers: {
      no: 'Every second is one atomic page.',
      yes: 'That second is read in sorted pages, and accepted only when two passes and the totals agree; else its stream stops with an error.',
    },
  },
  sort_accepted: {
    text: 'Is the documented sort accepted, and are the rows in its order?',
    answers: {
      yes: 'It is used for the pages of an overfull second, and never relied on.',
      no: 'Only an overfull second needs pages; it is accepted only when two passes and the totals agree, else its stream stops with an error.',
    },
  },
  undocumented_parameter: {
    text: 'What becomes of a parameter that an endpoint does not document?',
    answers: {
      ignored: 'None is ever sent: it would make a whole list look like a filtered one.',
      refused: 'None is ever sent.',
      honoured: 'None is ever sent. The documents are incomplete here.',
    },
  },
  jobs_list_hides_inactive: {
    text: 'Does the list of jobs hide deactivated ones?',
    answers: {
      yes: 'The list fills the history; after it the export feed is drained once, and those of its jobs are delivered that are not active. Those deactivated later come by the feed.',
      no: 'The list does not say which are deactivated; the export feed, drained once after the list, does.',
    },
  },
  export_in_order: {
    text: 'Do rows of an export feed come in the order of modifiedOn?',
    answers: {
      yes: 'Not relied on: the watermark moves only when a feed is drained.',
      no: 'The watermark stands still until a feed is drained, so that no late row is passed over.',
    },
  },
  export_token_reusable: {
    text: 'Can a continuation token be used a second time?',
    answers: {
      yes: 'A killed run goes on from its last token.',
      no: 'The token is refused after a killed run; the feed is then read from an hour before its watermark, and merged.',
    },
  },
  export_end_has_token: {
    text: 'Does a drained feed still say where to go on?',
    answers: {
      yes: 'The next run goes on from there.',
      no: 'The next run goes on from the watermark.',
    },
  },
  bad_token_refused: {
    text: 'Is a continuation token that was never given out refused?',
    answers: {
      yes: 'A refused token (400, 404, 410, 422) falls back to an hour before the watermark; any other status stops the stream with an error.',
      no: 'Tokens older than a week are not used: the feed is then read from an hour before its watermark, and merged.',
    },
  },
  missing_scope: {
    text: 'Which status says that a scope is missing?',
    answers: {
      none: 'All modules that were asked can be read.',
      '403': 'The streams of the module fail with the name of the scope, the others go on.',
      '404': 'The streams of the module fail as unknown to the tenant, the others go on.',
      '401': 'One new token is fetched, then the streams of the module fail, the others go on.',
      other: 'The streams of the module fail, the others go on.',
    },
  },
} as const satisfies Readonly<Record<string, Question>>;

export type QuestionId = keyof typeof questions;

/** What was counted. Numbers and booleans only, by type: a report cannot carry a name, an id or a text of the tenant. */
export type Evidence = Readonly<Record<string, number | boolean>>;

export interface Finding {
  readonly id: QuestionId;
  /** One of the question's answers, or `unknown`. */
  readonly answer: string;
  readonly evidence: Evidence;
}

/** A finding with an answer that the question knows. */
export function found<Id extends QuestionId>(
  id: Id,
  answer: (keyof (typeof questions)[Id]['answers'] & string) | 'unknown',
  evidence: Evidence,
): Finding {
  return {id, answer, evidence};
}

/** What the engine does under an answer. */
export function consequenceOf({id, answer}: Finding): string {
  const answers: Consequences = questions[id].answers;
  return answers[answer] ?? 'The engine assumes nothing here. Ask again when the tenant holds more data.';
}
