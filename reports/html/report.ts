import type { RunLine } from '../../engine/record/format.js';
import type { RunRecord } from '../../engine/record/reader.js';
import type { ReportInProgress, ReportOptions } from '../reporters/reporter.js';
import type { RunDigest } from '../digest/digest.js';
import { ReportBuilder } from './builder.js';
import { areasSection } from './areas.js';
import { completenessNotice } from './completeness.js';
import type { ReportContract } from './contract.js';
import { coverageSection } from './coverage/section.js';
import { documentationSection } from './documentation.js';
import { findingsSection } from './findings.js';
import { foreignSection } from './foreign.js';
import { html, type Html } from './html.js';
import { latencySection } from './latency/section.js';
import { layout } from './layout.js';
import { leftOutSection } from './left-out.js';
import { lessonsSection } from './lessons.js';
import type { ReportModel } from './model.js';
import { figuresSection, footingSection, provenance, runHeader, verdictSection } from './overview.js';
import { proofSection } from './proof.js';
import { retriesSection } from './retries/section.js';
import { sinceSection } from './since.js';
import { toolbar } from './toolbar.js';
import { waiversSection } from './waivers.js';
import { verdictLabels } from './words.js';

export type { ReportContract, ReportEdition, ReportOperation, ReportWebhook } from './contract.js';

/** Every section below the overview, in the order of the page. One that has nothing to say is left out. */
const sections: readonly { id: string; title: string; render: (model: ReportModel) => Html | false }[] = [
  { id: 'findings', title: 'Findings', render: findingsSection },
  { id: 'since', title: 'Since the baseline', render: sinceSection },
  { id: 'areas', title: 'Areas', render: areasSection },
  { id: 'retries', title: 'Retries', render: retriesSection },
  { id: 'latency', title: 'Latency', render: latencySection },
  { id: 'lessons', title: 'What this run taught', render: lessonsSection },
  { id: 'coverage', title: 'Coverage', render: coverageSection },
  { id: 'left-out', title: 'Left out', render: leftOutSection },
  { id: 'waivers', title: 'Waivers', render: waiversSection },
  { id: 'foreign', title: 'Foreign deliveries', render: foreignSection },
  { id: 'documentation', title: 'Documentation defects', render: documentationSection },
];

/**
 * Begins the report of a record that is read case by case, so that one of any size fits into memory.
 * @example await scanRecord(file, (entry, run) => (report ??= beginHtmlReport(run, contract)).add(entry));
 */
export function beginHtmlReport(run: RunLine, contract: ReportContract, options?: ReportOptions): ReportInProgress {
  const builder = new ReportBuilder(run, contract, options);
  return {
    add: (entry) => builder.add(entry),
    finish(frame) {
      const { model, data } = builder.finish(frame);
      const rendered = sections.flatMap(({ render, ...section }) => {
        const content = render(model);
        return content === false ? [] : [{ ...section, content }];
      });
      return layout({
        title: `${verdictLabels[model.totals.verdict]} · Partner API ${run.apiVersion} at ${run.target.name}`,
        header: runHeader(model),
        sections: rendered,
        main: html`${completenessNotice(model)} ${verdictSection(model)} ${proofSection(model)} ${figuresSection(model)}
        ${footingSection(model)} ${toolbar(model)} ${rendered.map(({ content }) => content)}`,
        footer: provenance(model),
        ...(data && { data }),
      }).toString();
    },
  };
}

/**
 * The conformance report of one run as one self-contained HTML file: a pure function of the record and of the contract
 * it was run against. Loads nothing; whatever the target answered is shown as text.
 * @example await writeFile('report.html', renderHtmlReport(await readRecord('record.ndjson'), contract));
 */
export function renderHtmlReport(
  { run, cases, ...rest }: RunRecord,
  contract: ReportContract,
  baseline?: RunDigest,
): string {
  const report = beginHtmlReport(run, contract, baseline && { baseline });
  for (const entry of cases) report.add(entry);
  return report.finish({ run, ...rest });
}
