import type {ProbeReport} from './probe';
import type {Finding} from './questions';
import {consequenceOf, questions} from './questions';

/** The report as a table for programs: every finding with its question and what the engine does under the answer. */
export function reportOf({environment, requests, findings}: ProbeReport) {
  return {
    environment,
    requests,
    findings: findings.map((finding) => ({
      id: finding.id,
      question: questions[finding.id].text,
      answer: finding.answer,
      evidence: finding.evidence,
      engine: consequenceOf(finding),
    })),
  };
}

/** The report for a person, some lines per question. */
export function reportText(report: ProbeReport): string {
  const blocks = report.findings.map((finding) =>
    [questions[finding.id].text, `  ${finding.answer}${evidenceText(finding)}`, `  ${consequenceOf(finding)}`].join(
      '\n',
    ),
  );
  return [...blocks, `${report.requests} requests to the ${report.environment} environment.`].join('\n\n');
}

function evidenceText({evidence}: Finding): string {
  const parts = Object.entries(evidence).map(([name, value]) => `${name} ${String(value)}`);
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}
