import type { LiveEvent, TellableEnd } from '../../certification/live/events.js';
import { one } from '../shared/elements.js';
import { badge, button, el, shownChildren, type Child } from '../sink/build.js';

type Of<Type extends LiveEvent['type']> = Extract<LiveEvent, { type: Type }>;

/** Says how a flow ended; whether that was taken. */
export type Tell = (flow: string, ended: TellableEnd) => Promise<boolean>;

/** What a person can say of a flow, and how a record's ends read. */
const ends: readonly [TellableEnd, string][] = [
  ['done', 'Done'],
  ['refused', 'Refused, nothing happened'],
  ['unknown', 'Nobody can tell'],
  ['died', 'It crashed'],
];
const endWords: Readonly<Record<string, string>> = { ...Object.fromEntries(ends), hung: 'It did not end' };

/** The page: settings, the flow of the moment, every flow with its calls, and at last the verdict. */
export class CertifyPage {
  readonly #settings = one('[data-settings]');
  readonly #task = one('[data-task]');
  readonly #flows = one('[data-flows]');
  readonly #rows = new Map<string, HTMLElement>();
  readonly #texts = new Map<string, string>();
  readonly #tell: Tell;
  #isByHand = false;

  constructor(tell: Tell) {
    this.#tell = tell;
  }

  take(event: LiveEvent): void {
    if (event.type === 'start') this.#start(event);
    if (event.type === 'flow') this.#begin(event);
    if (event.type === 'call') this.#call(event);
    if (event.type === 'ended') this.#ended(event);
    if (event.type === 'end') this.#end(event);
  }

  #start({ baseUrl, keyFile, caFile, isByHand, flows }: Of<'start'>): void {
    this.#isByHand = isByHand;
    const rows: [string, string | undefined][] = [
      ['Sends to', baseUrl],
      ['Key', keyFile === undefined ? 'in the environment of the command' : `in the file ${keyFile}`],
      ['Trusts', caFile],
    ];
    this.#settings.replaceChildren(
      ...rows.flatMap(([name, value]) =>
        value === undefined ? [] : [el('dt', {}, name), el('dd', {}, el('code', {}, value))],
      ),
    );
    for (const { profile, flow, text } of flows) {
      const row = el(
        'li',
        { class: 'flow', 'data-flow': flow },
        el('div', { class: 'flow-head' }, el('h3', {}, flow), el('span', { class: 'soft' }, profile)),
        el('p', { class: 'soft' }, text),
        el('ul', { class: 'calls' }),
      );
      this.#rows.set(flow, row);
      this.#texts.set(flow, text);
    }
    this.#flows.replaceChildren(...this.#rows.values());
  }

  #begin({ flow, action, parameters }: Of<'flow'>): void {
    this.#row(flow)?.classList.add('current');
    this.#show(
      el('h3', {}, flow),
      el('p', {}, this.#texts.get(flow) ?? ''),
      el(
        'dl',
        {},
        ...[['action', action] as const, ...Object.entries(parameters)].flatMap(([name, value]) => [
          el('dt', {}, name),
          el('dd', {}, el('code', {}, [value].flat().join(', '))),
        ]),
      ),
      this.#isByHand && el('p', {}, 'Carry it out with your client, and then say how it ended:'),
      this.#isByHand && this.#choices(flow),
    );
  }

  #choices(flow: string): HTMLElement {
    const refused = el('p', { role: 'alert', class: 'problem' });
    const choices = el(
      'div',
      { class: 'choices', role: 'group', 'aria-label': 'How it ended' },
      ...ends.map(([end, words]) => button({}, () => void choose(end), words)),
      refused,
    );
    const choose = async (end: TellableEnd): Promise<void> => {
      const buttons = [...choices.querySelectorAll('button')];
      for (const each of buttons) each.disabled = true;
      if (await this.#tell(flow, end)) return;
      for (const each of buttons) each.disabled = false;
      refused.textContent = 'That was not taken: the certification has ended or is at another flow.';
    };
    return choices;
  }

  #call({ flow, operation, method, status, ms, planted, problems }: Of<'call'>): void {
    this.#row(flow)
      ?.querySelector('.calls')
      ?.append(
        el(
          'li',
          { class: 'call' },
          badge(problems.length > 0 ? 's-fail' : 's-pass', problems.length > 0 ? 'breaks' : 'holds'),
          el('code', {}, `${method} ${operation ?? 'no operation'}`),
          el('span', { class: 'soft' }, `${status === null ? 'no answer' : `status ${status}`}, ${ms} ms`),
          ...shownChildren([planted !== undefined && el('span', { class: 'soft' }, `planted: ${planted}`)]),
          ...problems.map((text) => el('span', { class: 'problem' }, text)),
        ),
      );
  }

  #ended({ flow, ended, isRight, lacks, shows }: Of<'ended'>): void {
    const row = this.#row(flow);
    row?.classList.remove('current');
    const words = lacks === undefined ? (endWords[ended] ?? ended) : `not asked for: this version has no ${lacks}`;
    const style = lacks !== undefined ? 's-idle' : isRight ? 's-pass' : 's-fail';
    row?.querySelector('.flow-head')?.append(badge(style, words));
    for (const what of shows) row?.append(el('p', { class: 'problem' }, `its output shows ${what}`));
  }

  #end({ verdict, because, rest }: Of<'end'>): void {
    one('[data-now]').hidden = true;
    one('[data-verdict]').hidden = false;
    one('[data-result]').replaceChildren(
      el('p', {}, el('strong', {}, verdict), `: ${because}`),
      ...rest.map(({ requirement, level, outcome, because: why }) =>
        el(
          'div',
          {},
          el('code', {}, requirement),
          ' ',
          badge(level === 'MUST' ? 's-fail' : 's-warn', `${level} ${outcome}`),
          el('p', { class: 'soft' }, why),
        ),
      ),
    );
  }

  #row(flow: string): HTMLElement | undefined {
    return this.#rows.get(flow);
  }

  #show(...children: Child[]): void {
    this.#task.replaceChildren(...shownChildren(children));
  }
}
