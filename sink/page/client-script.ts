/**
 * The script of the page, as text: it runs in the reader's browser, not here, and a compiled function would carry the
 * compiler's helpers along. What was received is only ever put in as text, never as markup.
 */
export const clientScript = String.raw`
(() => {
  'use strict';
  const KEPT = 500;
  const RETRY_MS = [500, 1000, 2000, 5000, 10000];
  const TOKEN_KEY = 'partner-api-conformance:sink-token';
  const one = (selector) => document.querySelector(selector);
  const live = one('[data-live]');
  const gate = one('[data-gate]');
  const toolbar = one('[data-toolbar]');
  const main = one('[data-main]');
  const list = one('[data-list]');
  const none = one('[data-none]');
  const detail = one('[data-detail]');
  const countText = one('[data-count]');
  const chips = [...toolbar.querySelectorAll('[data-kind]')];

  const el = (name, attributes, ...children) => {
    const isSvg = ['svg', 'line', 'circle', 'text', 'g'].includes(name);
    const node = isSvg ? document.createElementNS('http://www.w3.org/2000/svg', name) : document.createElement(name);
    for (const [key, value] of Object.entries(attributes ?? {})) {
      if (key === 'onclick') node.addEventListener('click', value);
      else if (value !== undefined && value !== false) node.setAttribute(key, value === true ? '' : value);
    }
    node.append(...children.filter((child) => child !== undefined && child !== null && child !== false));
    return node;
  };

  // The token comes in the fragment, which no server sees, and leaves the address at once.
  const readToken = () => {
    const given = new URLSearchParams(location.hash.slice(1)).get('token');
    if (given) {
      sessionStorage.setItem(TOKEN_KEY, given);
      history.replaceState(null, '', location.pathname);
    }
    return sessionStorage.getItem(TOKEN_KEY);
  };
  let token = readToken();
  const call = (path, init = {}) => fetch(path, { ...init, headers: { authorization: 'Bearer ' + token }, cache: 'no-store' });

  /** Newest first; each with what is derived from it once. */
  const items = [];
  const chains = new Map();
  const inboxes = new Map();
  let newest = 0;
  let chosen = null;

  const count = (number, noun) => number + ' ' + noun + (number === 1 ? '' : 's');
  const two = (number) => String(number).padStart(2, '0');
  const clock = (ms) => {
    const time = new Date(ms);
    return two(time.getHours()) + ':' + two(time.getMinutes()) + ':' + two(time.getSeconds()) + '.' + String(time.getMilliseconds()).padStart(3, '0');
  };
  const span = (ms) => {
    if (ms < 1000) return Math.round(ms) + ' ms';
    if (ms < 120000) return (ms / 1000).toFixed(1) + ' s';
    return Math.floor(ms / 60000) + ' min ' + Math.round((ms % 60000) / 1000) + ' s';
  };
  const size = (bytes) => (bytes < 1000 ? bytes + ' B' : (bytes / 1000).toFixed(1) + ' kB');
  const bytesOf = (delivery) => Uint8Array.from(atob(delivery.bodyBase64), (char) => char.charCodeAt(0));
  const textOf = (delivery) => new TextDecoder().decode(bytesOf(delivery));

  const kinds = {
    violations: { style: 's-fail', name: (d) => count(d.validation.violations.length, 'violation') },
    drift: { style: 's-warn', name: () => 'drift' },
    conforms: { style: 's-pass', name: () => 'conforms' },
    unknown: { style: 's-idle', name: () => 'unknown path' },
  };
  const kindOf = ({ validation }) => {
    if (!validation) return 'unknown';
    if (validation.violations.length > 0) return 'violations';
    return validation.drift.length > 0 ? 'drift' : 'conforms';
  };
  const tokenIsWrong = ({ token: state }) => state === 'wrong' || state === 'missing';
  const statusText = ({ answerStatus }) => (answerStatus === 0 ? 'reset' : String(answerStatus));
  const answerText = ({ answerStatus }) => (answerStatus === 0 ? 'connection reset' : 'answered ' + answerStatus);
  const statusStyle = ({ answerStatus }) => (answerStatus >= 200 && answerStatus < 300 ? 's-pass' : 's-fail');
  const badge = (style, text) => el('span', { class: 'badge ' + style }, text);

  const accept = (delivery) => {
    newest = delivery.sequence;
    // Deliveries alike in inbox, path and body: attempts of one event, or equal events.
    const key = [delivery.inbox, delivery.method, delivery.prefix + delivery.path, delivery.bodyBase64].join('\n');
    const item = { delivery, kind: kindOf(delivery), key, row: null, text: undefined };
    if (!chains.has(key)) chains.set(key, []);
    chains.get(key).push(item);
    items.unshift(item);
    if (items.length > KEPT) {
      const old = items.pop();
      const chain = chains.get(old.key);
      chain.shift();
      if (chain.length === 0) chains.delete(old.key);
    }
  };

  const select = (item, focus) => {
    chosen = item;
    main.classList.toggle('has-choice', item !== null);
    for (const each of items) mark(each);
    if (item && focus === 'row' && item.row) item.row.focus();
    drawDetail();
    if (item && focus === 'detail') detail.focus({ preventScroll: matchMedia('(min-width:60rem)').matches });
  };

  const mark = (item) => {
    if (!item.row) return;
    item.row.setAttribute('aria-current', String(item === chosen));
    item.row.tabIndex = item === (shownItems.includes(chosen) ? chosen : shownItems[0]) ? 0 : -1;
  };

  const rowOf = (item) => {
    const { delivery } = item;
    const chain = chains.get(item.key);
    const attempt = chain.length > 1 ? chain.indexOf(item) + 1 + ' of ' + chain.length + ' alike' : '';
    if (!item.row) {
      const { style, name } = kinds[item.kind];
      item.attempt = el('span', { class: 'attempt' });
      item.row = el(
        'button',
        { type: 'button', class: 'row', onclick: () => select(item, 'detail') },
        el('span', { class: 'time' }, clock(delivery.receivedAt)),
        el('span', { class: 'what' }, delivery.webhookId ?? delivery.method + ' ' + delivery.path),
        el('span', { class: 'where' }, delivery.inbox + ' · #' + delivery.sequence + ' · ' + answerText(delivery)),
        el('span', { class: 'end' }, badge(style, name(delivery)), tokenIsWrong(delivery) && badge('s-fail', 'token ' + delivery.token), item.attempt),
      );
    }
    item.attempt.textContent = attempt;
    return item.row;
  };

  const filterNow = () => {
    const words = toolbar.elements.q.value.toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = chips.filter((chip) => chip.getAttribute('aria-pressed') === 'true').map((chip) => chip.dataset.kind);
    const inbox = toolbar.elements.inbox.value;
    return (item) => {
      const { delivery, kind } = item;
      if (inbox && delivery.inbox !== inbox) return false;
      if (wanted.length > 0 && !wanted.includes(kind) && !(wanted.includes('token') && tokenIsWrong(delivery))) return false;
      if (words.length === 0) return true;
      item.text ??= [delivery.inbox, delivery.webhookId, delivery.method, delivery.prefix + delivery.path, '#' + delivery.sequence, textOf(delivery)].join(' ').toLowerCase();
      return words.every((word) => item.text.includes(word));
    };
  };

  let shownItems = [];
  const drawList = () => {
    const focused = document.activeElement;
    shownItems = items.filter(filterNow());
    list.replaceChildren(...shownItems.map((item) => el('li', {}, rowOf(item))));
    for (const item of shownItems) mark(item);
    if (focused instanceof HTMLElement && focused.classList.contains('row') && focused.isConnected) focused.focus({ preventScroll: true });
    none.hidden = shownItems.length > 0;
    none.textContent = items.length === 0 ? 'No delivery yet.' : 'No delivery matches the filter.';
    countText.textContent = shownItems.length === items.length ? count(items.length, 'delivery').replace(/ys$/, 'ies') : shownItems.length + ' of ' + items.length + ' deliveries';
  };

  const fact = (name, ...value) => el('div', {}, el('dt', {}, name), el('dd', {}, ...value));
  const showsValues = () => toolbar.elements.values.checked;

  const findingOf = (style, finding, title) =>
    el(
      'li',
      { class: style },
      el('span', {}, title),
      el('span', { class: 'pair' }, finding.expected && el('span', {}, el('b', {}, 'expected '), finding.expected + ' '), showsValues() && el('span', {}, el('b', {}, 'found '), finding.actual)),
      el('span', { class: 'pair soft' }, finding.evidence.grade + (finding.evidence.source ? ' · ' + finding.evidence.source : '')),
    );

  const findingsSection = ({ validation }) => {
    if (!validation) return el('section', {}, el('h3', {}, 'Validation'), el('p', { class: 'masked' }, 'No webhook of the contract has this path.'));
    const { violations, drift } = validation;
    if (violations.length + drift.length === 0)
      return el('section', {}, el('h3', {}, 'Validation'), el('p', { class: 'masked' }, 'The body keeps to the contract.'));
    return el(
      'section',
      {},
      el('h3', {}, 'Validation'),
      el(
        'ul',
        { class: 'findings' },
        ...violations.map((each) => findingOf('s-fail', each, each.message)),
        ...drift.map((each) => findingOf('s-warn', each, each.pointer + (each.kind === 'undeclared-field' ? ' is not in the contract' : ' has a value that the contract does not list'))),
      ),
    );
  };

  /** Where the attempts stand: to scale, or evenly where they would lie on each other. */
  const placesOf = (times, width) => {
    const from = times[0];
    const whole = times.at(-1) - from || 1;
    const scaled = times.map((time) => ((time - from) / whole) * width);
    const isTight = scaled.some((x, index) => index > 0 && x - scaled[index - 1] < 44);
    const step = width / Math.max(1, times.length - 1);
    return { isTight, places: isTight ? times.map((_, index) => index * step) : scaled };
  };

  const chainSection = (item) => {
    const whole = chains.get(item.key);
    if (!whole || whole.length < 2) return null;
    const at = whole.indexOf(item);
    const first = Math.max(0, Math.min(at - 6, whole.length - 12));
    const chain = whole.slice(first, first + 12);
    const times = chain.map(({ delivery }) => delivery.receivedAt);
    // As wide as there is room, so that its text keeps its size.
    const width = Math.max(240, Math.min(640, detail.clientWidth - 48));
    const { places, isTight } = placesOf(times, width - 60);
    const x = (index) => 30 + places[index];
    const svg = el(
      'svg',
      { viewBox: '0 0 ' + width + ' 66', role: 'img', 'aria-label': count(whole.length, 'delivery').replace(/ys$/, 'ies') + ' with this body over ' + span(times.at(-1) - times[0]) },
      el('line', { class: 'axis', x1: 30, x2: width - 30, y1: 32, y2: 32 }),
      ...chain.flatMap((each, index) => [
        index > 0 && el('text', { x: (x(index) + x(index - 1)) / 2, y: 24, 'text-anchor': 'middle' }, span(times[index] - times[index - 1])),
        el('circle', { class: 'dot ' + statusStyle(each.delivery), cx: x(index), cy: 32, r: 7 }),
        each === item && el('circle', { class: 'ring', cx: x(index), cy: 32, r: 10 }),
        el('text', { class: 'answer', x: x(index), y: 58, 'text-anchor': 'middle' }, statusText(each.delivery)),
      ]).filter(Boolean),
    );
    const buttons = chain.map((each, index) =>
      el('li', {}, el('button', { type: 'button', 'aria-current': String(each === item), onclick: () => select(each, 'detail') }, '#' + each.delivery.sequence + ' · ' + clock(times[index]) + ' · ' + statusText(each.delivery))),
    );
    return el(
      'section',
      {},
      el('h3', {}, 'Attempts'),
      el('p', { class: 'masked' }, 'Deliveries alike in inbox, path and body' + (chain.length < whole.length ? ', ' + chain.length + ' of ' + whole.length : '') + (isTight ? '; the line is not to scale' : '') + '.'),
      el('figure', { class: 'chain' }, svg),
      el('ol', { class: 'attempts' }, ...buttons),
    );
  };

  const headersSection = ({ headers, headerNames }) =>
    el(
      'section',
      {},
      el('h3', {}, 'Headers'),
      el(
        'dl',
        { class: 'headers' },
        ...headers.map(([name, value], index) =>
          el('div', {}, el('dt', {}, headerNames[index] ?? name), el('dd', {}, value === '[hidden]' ? el('span', { class: 'hidden' }, 'never shown here') : el('code', {}, value))),
        ),
      ),
    );

  const bodySection = (delivery) => {
    const bytes = bytesOf(delivery).length;
    const heading = el('h3', {}, 'Body, ' + size(bytes));
    if (bytes === 0) return el('section', {}, el('h3', {}, 'Body'), el('p', { class: 'masked' }, 'Empty.'));
    if (!showsValues())
      return el('section', {}, heading, el('p', { class: 'masked' }, 'Hidden, since it may hold personal data. “Show values” shows it.'));
    let text = textOf(delivery);
    try {
      // Indented without parsing into numbers: 1.10 stays 1.10.
      JSON.parse(text);
      text = indented(text);
    } catch {}
    return el('section', {}, heading, el('pre', { class: 'body', tabindex: '0' }, text));
  };

  /** JSON text with line breaks and indentation; every token stays as it was sent. */
  const indented = (text) => {
    let depth = 0;
    const pad = () => '\n' + '  '.repeat(depth);
    return text
      .match(/"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+/g)
      .map((piece, index, pieces) => {
        if (piece === ':') return ': ';
        if (piece === ',') return ',' + pad();
        if (piece === '{' || piece === '[') {
          if (/^[}\]]$/.test(pieces[index + 1] ?? '')) return piece;
          depth += 1;
          return piece + pad();
        }
        if (piece === '}' || piece === ']') {
          if (/^[{\[]$/.test(pieces[index - 1] ?? '')) return piece;
          depth -= 1;
          return pad() + piece;
        }
        return piece;
      })
      .join('');
  };

  const relayLine = ({ sentAt, status, error, durationMs }) =>
    el('li', {}, clock(sentAt) + ' · ' + (status === null ? 'no answer (' + error + ')' : 'answered ' + status) + ' after ' + span(durationMs));

  const relaysSection = ({ sequence, inbox }) => {
    if (!inboxes.get(inbox)?.forwards) return null;
    const lines = el('ul', { class: 'relays', 'aria-live': 'polite' });
    const button = el('button', { type: 'button', class: 'button' }, 'Send again');
    button.addEventListener('click', async () => {
      button.disabled = true;
      const response = await call('deliveries/' + sequence + '/resend', { method: 'POST' }).catch(() => null);
      button.disabled = false;
      if (response?.ok) lines.append(relayLine(await response.json()));
      else lines.append(el('li', {}, 'The sink did not answer.'));
    });
    call('deliveries/' + sequence + '/relays')
      .then(async (response) => response.ok && lines.append(...(await response.json()).map(relayLine)))
      .catch(() => undefined);
    return el('section', {}, el('h3', {}, 'Passed on'), lines, button);
  };

  const drawDetail = () => {
    const item = chosen;
    detail.hidden = false;
    if (!item) {
      detail.replaceChildren(el('p', { class: 'soft' }, items.length === 0 ? 'What arrives is listed here as it comes.' : 'Choose a delivery. The arrow keys move through the list.'));
      return;
    }
    const { delivery } = item;
    const { style, name } = kinds[item.kind];
    const answered = delivery.answeredAt - delivery.receivedAt;
    detail.replaceChildren(
      ...[
        el('button', { type: 'button', class: 'button back', onclick: () => { const last = chosen; select(null); last.row?.focus(); } }, 'Back to the list'),
        el('h2', {}, delivery.webhookId ?? 'Unknown path'),
        el('p', { class: 'target' }, el('code', {}, delivery.method + ' ' + delivery.prefix + delivery.path)),
        el('p', { class: 'badges' }, badge(style, name(delivery)), badge(statusStyle(delivery), answerText(delivery)), delivery.token !== 'unchecked' && badge(tokenIsWrong(delivery) ? 's-fail' : 's-pass', 'token ' + delivery.token), delivery.answer && badge('s-idle', 'scripted answer')),
        el(
          'dl',
          { class: 'facts' },
          fact('Received', clock(delivery.receivedAt)),
          fact('Body complete', 'after ' + span(delivery.completedAt - delivery.receivedAt)),
          fact(delivery.answerStatus === 0 ? 'Reset' : 'Answered', 'after ' + span(answered)),
          fact('Inbox', delivery.inbox),
          fact('Delivery', '#' + delivery.sequence),
          fact('Connection', delivery.connection),
        ),
        findingsSection(delivery),
        chainSection(item),
        bodySection(delivery),
        headersSection(delivery),
        relaysSection(delivery),
      ].filter(Boolean),
    );
  };

  let isDrawing = false;
  const draw = () => {
    if (isDrawing) return;
    isDrawing = true;
    // A burst is drawn once.
    requestAnimationFrame(() => {
      isDrawing = false;
      drawList();
      const chain = chosen && chains.get(chosen.key);
      if (!chosen || (chain && chain.length !== chosen.drawnAlike)) {
        if (chosen) chosen.drawnAlike = chain.length;
        if (!detail.contains(document.activeElement) || document.activeElement === detail) drawDetail();
      }
    });
  };

  const show = (state, text) => {
    live.dataset.state = state;
    live.textContent = text;
  };
  const askForToken = (refused) => {
    gate.hidden = false;
    toolbar.hidden = main.hidden = true;
    one('[data-refused]').textContent = refused ? 'The sink refused this token.' : '';
    show('idle', 'Not connected');
    gate.querySelector('input').focus();
  };

  const follow = async () => {
    const response = await call('deliveries/stream?headers=masked&' + (newest > 0 ? 'after=' + newest : 'last=' + KEPT));
    if (response.status === 401) return false;
    if (!response.ok) throw new Error('The sink answered ' + response.status);
    show('live', 'Live');
    draw();
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (;;) {
      const { value, done } = await reader.read();
      if (done) throw new Error('The stream ended');
      const lines = (rest + value).split('\n');
      rest = lines.pop();
      for (const line of lines) if (line) accept(JSON.parse(line));
      draw();
    }
  };

  const loadInboxes = async () => {
    const response = await call('inboxes');
    if (!response.ok) return;
    inboxes.clear();
    for (const inbox of await response.json()) inboxes.set(inbox.name, inbox);
    const choice = toolbar.elements.inbox;
    choice.replaceChildren(el('option', { value: '' }, 'All inboxes'), ...[...inboxes.keys(), 'unmatched'].map((name) => el('option', { value: name }, name)));
    choice.hidden = inboxes.size < 2;
  };

  const run = async () => {
    for (let failures = 0; ; failures += 1) {
      try {
        await loadInboxes();
        gate.hidden = true;
        toolbar.hidden = main.hidden = false;
        const before = newest;
        const isAccepted = await follow().catch((error) => {
          if (newest > before) failures = 0;
          throw error;
        });
        if (!isAccepted) return askForToken(true);
      } catch {
        const pause = RETRY_MS[Math.min(failures, RETRY_MS.length - 1)];
        show('lost', 'Connection lost, trying again');
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  };

  gate.querySelector('form').addEventListener('submit', (event) => {
    event.preventDefault();
    const input = gate.querySelector('input');
    token = input.value.trim();
    sessionStorage.setItem(TOKEN_KEY, token);
    input.value = '';
    void run();
  });
  toolbar.addEventListener('submit', (event) => event.preventDefault());
  toolbar.addEventListener('input', (event) => {
    if (event.target.name === 'values') drawDetail();
    else drawList();
  });
  for (const chip of chips)
    chip.addEventListener('click', () => {
      chip.setAttribute('aria-pressed', String(chip.getAttribute('aria-pressed') !== 'true'));
      drawList();
    });

  const move = (step) => {
    const from = shownItems.findIndex(({ row }) => row === document.activeElement);
    const to = shownItems[from === -1 ? shownItems.indexOf(chosen) + (chosen ? step : 1) : from + step];
    if (to) select(to, 'row');
  };
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isTyping = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement?.tagName ?? '');
    if (event.key === 'Escape' && document.activeElement === toolbar.elements.q) {
      toolbar.elements.q.value = '';
      drawList();
    } else if (event.key === '/' && !isTyping) {
      event.preventDefault();
      toolbar.elements.q.focus();
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && !isTyping && !detail.contains(document.activeElement)) {
      event.preventDefault();
      move(event.key === 'ArrowDown' ? 1 : -1);
    }
  });

  drawDetail();
  if (token) void run();
  else askForToken(false);
})();
`;
