// The rules of the company where they are a file of its own: st-elt puts them here when it compiles or publishes the project.
// Null: those of kpi_rules.yaml hold.
module.exports = null;
