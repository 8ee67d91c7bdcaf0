/**
 * The script of the report, as text: it runs in the reader's browser, not here, and a compiled function would carry the
 * compiler's helpers along. Without it the report still reads well; it adds search, filter, links into closed parts,
 * copying and the theme toggle. Where there are too many cases to write out, it draws their lists with `renderers`
 * (on-demand/client.ts), which then stand before it in the same script.
 */
export const clientScript = String.raw`
(() => {
  'use strict';
  const root = document.documentElement;
  const themeKey = 'partner-api-conformance:theme';
  root.classList.add('js');

  // Storage may be denied where a report is opened as a file.
  const remembered = () => {
    try {
      return localStorage.getItem(themeKey);
    } catch {
      return null;
    }
  };
  const remember = (theme) => {
    try {
      localStorage.setItem(themeKey, theme);
    } catch {
      return;
    }
  };
  const chosen = remembered();
  // Before the first paint, so that the page never flashes in the other theme.
  if (chosen === 'light' || chosen === 'dark') root.dataset.theme = chosen;

  // Data is Base64 of deflated JSON, in elements that no browser runs.
  const packed = async (name) => {
    const base64 = document.querySelector('[data-packed="' + name + '"]').textContent;
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    return JSON.parse(await new Response(stream).text());
  };

  document.addEventListener('DOMContentLoaded', async () => {
    const all = (selector, within = document) => [...within.querySelectorAll(selector)];
    const form = document.querySelector('[data-filter]');
    const search = form.elements.namedItem('q');
    const chips = all('[data-state]', form);
    const clear = form.querySelector('[data-clear]');
    const shown = document.querySelector('[data-shown]');
    const announcement = document.querySelector('[data-announcement]');
    const groups = all('[data-group]');
    const sections = all('[data-section]');

    const items = all('[data-item]').filter((element) => !element.closest('[data-list]')).map((element) => ({
      element,
      kind: element.dataset.item,
      states: element.dataset.states.split(' '),
      group: element.closest('[data-group]'),
      text: undefined,
    }));
    // A group and those around it: an operation stands in its area.
    const around = (group) => {
      const all = [];
      for (let element = group; element; element = element.parentElement?.closest('[data-group]')) all.push(element);
      return all;
    };
    const headOf = (group) =>
      around(group).map((element) => element.querySelector('[data-group-head]')?.textContent ?? '').join(' ').toLowerCase();
    // Read when first searched: most readers never do.
    const textOf = (item) => {
      item.text ??= headOf(item.group) + ' ' + item.element.textContent.toLowerCase();
      return item.text;
    };

    const index = document.querySelector('[data-packed=index]') && (await packed('index'));
    // The blocks that were opened last: each is some megabytes.
    const blocks = new Map();
    const block = (place) => {
      const found = blocks.get(place) ?? packed('block-' + place);
      blocks.delete(place);
      blocks.set(place, found);
      if (blocks.size > 8) blocks.delete(blocks.keys().next().value);
      return found;
    };

    const lists = all('[data-list]').map((element) => {
      const { list: kind, key } = element.dataset;
      const isFinding = kind === 'finding';
      const rows = isFinding ? renderers.causeRows(index, Number(key)) : renderers.caseRows(index, kind, Number(key));
      const group = element.closest('[data-group]');
      const head = headOf(group);
      // A cause shows its worst findings as they were written; a list of cases is drawn when it is opened.
      return { element, kind: isFinding ? 'finding' : 'case', rows, matching: rows, group, head, drawn: isFinding };
    });
    const draw = (list, from) => {
      const to = Math.min(from + renderers.pageLength, list.matching.length);
      const markup = list.matching.slice(from, to).map((row) => row.markup());
      if (from > 0 || to < list.matching.length) markup.push(renderers.pages(from, to, list.matching.length));
      list.element.innerHTML = markup.join('');
      list.drawn = true;
    };
    const listOf = (element) => lists.find((list) => list.element === element.closest('[data-list]'));

    // The body of a case or finding, drawn when it is opened.
    const fill = async (details) => {
      const body = details.querySelector('[data-body]');
      if (!index || !body || body.childNodes.length > 0) return;
      const { case: own, finding } = details.dataset;
      const [number, judgement] = (own ?? finding).split(' ').map(Number);
      const data = await block(renderers.blockOf(index, number));
      if (body.childNodes.length > 0) return;
      body.innerHTML =
        own === undefined
          ? renderers.findingBody(index, data, number, judgement)
          : renderers.caseBody(index, data, number);
    };
    const opened = (details) => {
      const list = lists.find(({ group }) => group === details);
      if (list && !list.drawn) draw(list, 0);
      if (details.dataset.case ?? details.dataset.finding) void fill(details);
    };
    if (index)
      document.addEventListener('toggle', (event) => event.target.open && opened(event.target), { capture: true });

    // Which groups were open before the filter opened those with a match.
    const openBefore = new Map();

    const apply = ({ q, states }) => {
      const words = q.toLowerCase().split(/\s+/).filter(Boolean);
      const active = words.length > 0 || states.length > 0;
      const totals = { finding: [0, 0], case: [0, 0] };
      const groupsWithMatch = new Set();
      for (const item of items) {
        const matches =
          (states.length === 0 || states.some((state) => item.states.includes(state))) &&
          words.every((word) => textOf(item).includes(word));
        item.element.hidden = !matches;
        if (matches) for (const group of around(item.group)) groupsWithMatch.add(group);
        const total = totals[item.kind];
        if (total) {
          total[1] += 1;
          if (matches) total[0] += 1;
        }
      }
      for (const list of lists) {
        const before = list.matching;
        list.matching = active
          ? list.rows.filter(
              (row) =>
                (states.length === 0 || states.some((state) => row.states.includes(state))) &&
                words.every((word) => list.head.includes(word) || (row.found ??= row.text()).includes(word)),
            )
          : list.rows;
        if (list.matching.length > 0) for (const group of around(list.group)) groupsWithMatch.add(group);
        totals[list.kind][0] += list.matching.length;
        totals[list.kind][1] += list.rows.length;
        if (before === list.rows && list.matching === list.rows) continue;
        list.drawn = false;
        if (list.matching.length === 0) list.element.replaceChildren();
        else if (list.group.tagName !== 'DETAILS' || list.group.open) draw(list, 0);
      }
      for (const group of groups) {
        const whole = group.parentElement.tagName === 'LI' ? group.parentElement : group;
        whole.hidden = active && !groupsWithMatch.has(group);
        if (group.tagName !== 'DETAILS') continue;
        if (active && !openBefore.has(group)) openBefore.set(group, group.open);
        if (active) group.open = groupsWithMatch.has(group);
        else if (openBefore.has(group)) group.open = openBefore.get(group);
      }
      if (!active) openBefore.clear();
      for (const section of sections) {
        const empty = section.querySelector('[data-empty]');
        if (empty) empty.hidden = !active || all('[data-item], [data-list]', section).some((element) =>
            element.dataset.list ? !element.closest('[hidden]') : !element.hidden,
          );
      }
      const part = ([match, total], one) => match.toLocaleString('en') + ' of ' + total.toLocaleString('en') + ' ' + one + (total === 1 ? '' : 's');
      shown.textContent = active
        ? [totals.finding[1] > 0 && part(totals.finding, 'finding'), part(totals.case, 'case')].filter(Boolean).join(', ')
        : '';
      clear.hidden = !active;
    };

    // The address: "#case-3" leads to a place; "#show=fail&q=amount&at=case-3" is a filter, with or without a place.
    const readAddress = () => {
      const hash = location.hash.slice(1);
      if (!hash.includes('=')) return { q: '', states: [], at: hash };
      const values = new URLSearchParams(hash);
      const known = chips.map((chip) => chip.dataset.state);
      return {
        q: values.get('q') ?? '',
        states: (values.get('show') ?? '').split(',').filter((state) => known.includes(state)),
        at: values.get('at') ?? '',
      };
    };
    const addressOf = ({ q, states, at }) => {
      const values = [];
      if (states.length > 0) values.push('show=' + states.join(','));
      if (q !== '') values.push('q=' + encodeURIComponent(q));
      if (values.length === 0) return at === '' ? location.pathname + location.search : '#' + at;
      if (at !== '') values.push('at=' + at);
      return '#' + values.join('&');
    };
    const controls = () => ({
      q: search.value.trim(),
      states: chips.filter((chip) => chip.getAttribute('aria-pressed') === 'true').map((chip) => chip.dataset.state),
    });
    const setControls = ({ q, states }) => {
      search.value = q;
      for (const chip of chips) chip.setAttribute('aria-pressed', String(states.includes(chip.dataset.state)));
    };

    const update = () => {
      const state = controls();
      history.replaceState(null, '', addressOf({ ...state, at: '' }));
      apply(state);
    };

    // Draws the page of a list that a case or finding stands on, and what is inside it.
    const bring = async (id) => {
      const [, kind, number, judgement] = /^(case|finding)-(\d+)(?:-(\d+)$|-|$)/.exec(id) ?? [];
      if (!index || !kind || document.getElementById(id)) return;
      const isWanted = (row) =>
        row.caseNumber === Number(number) && (kind === 'case' || row.judgement === Number(judgement) - 1);
      const list = lists.find((candidate) => candidate.kind === kind && candidate.rows.some(isWanted));
      if (!list) return;
      if (!list.matching.some(isWanted)) {
        setControls({ q: '', states: [] });
        apply(controls());
      }
      const position = list.matching.findIndex(isWanted);
      draw(list, position - (position % renderers.pageLength));
      const row = document.getElementById(/^\w+-\d+(?:-\d+$)?/.exec(id)[0]);
      if (row) await fill(row);
    };

    // Opens what is around an element, lets go of a filter that hides it, and moves there.
    const reveal = async (id) => {
      await bring(id);
      const target = document.getElementById(id);
      if (!target) return;
      if (target.closest('[hidden]')) {
        setControls({ q: '', states: [] });
        apply(controls());
      }
      for (let element = target; element; element = element.parentElement) {
        if (element.tagName === 'DETAILS') element.open = true;
      }
      target.scrollIntoView({ block: 'start' });
      const focusable = target.tagName === 'DETAILS' ? target.querySelector('summary') : target;
      if (focusable === target) target.tabIndex = -1;
      focusable.focus({ preventScroll: true });
    };

    const follow = () => {
      const address = readAddress();
      setControls(address);
      apply(address);
      if (address.at !== '') void reveal(address.at);
    };

    let pending;
    search.addEventListener('input', () => {
      clearTimeout(pending);
      pending = setTimeout(update, 120);
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      update();
    });
    for (const chip of chips) {
      chip.addEventListener('click', () => {
        chip.setAttribute('aria-pressed', String(chip.getAttribute('aria-pressed') !== 'true'));
        update();
      });
    }
    clear.addEventListener('click', () => {
      setControls({ q: '', states: [] });
      update();
      search.focus();
    });
    document.addEventListener('keydown', (event) => {
      const typing = event.target instanceof Element && event.target.closest('input, textarea, [contenteditable]');
      if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        search.focus();
      }
      if (event.key === 'Escape' && event.target === search && search.value !== '') {
        search.value = '';
        update();
      }
    });

    document.addEventListener('click', (event) => {
      const element = event.target instanceof Element ? event.target : undefined;
      const link = element?.closest('a[href^="#"]');
      if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
        event.preventDefault();
        const id = link.getAttribute('href').slice(1);
        void reveal(id);
        history.pushState(null, '', addressOf({ ...controls(), at: id }));
        return;
      }
      const button = element?.closest('[data-copy]');
      if (button) void copy(button);
      const page = element?.closest('[data-page]');
      if (page) {
        const list = listOf(page);
        draw(list, Number(page.dataset.page));
        list.element.querySelector('summary')?.focus();
      }
      const toggle = element?.closest('[data-toggle-all]');
      if (toggle) toggleAll(toggle);
    });
    window.addEventListener('hashchange', follow);

    const copy = async (button) => {
      const code = button.parentElement.querySelector('code');
      let done = true;
      try {
        await navigator.clipboard.writeText(code.textContent);
      } catch {
        // No clipboard on an insecure origin: the selection is what is left.
        getSelection().selectAllChildren(code);
        done = document.execCommand('copy');
      }
      button.textContent = done ? 'Copied' : 'Selected';
      announcement.textContent = button.textContent;
      setTimeout(() => {
        button.textContent = 'Copy';
        announcement.textContent = '';
      }, 1600);
    };

    const toggleAll = (button) => {
      const label = button.firstElementChild;
      const open = label.textContent === 'Open all';
      label.textContent = open ? 'Close all' : 'Open all';
      const section = button.closest('[data-section]');
      for (const details of all('[data-item] > details, details[data-group]', section)) details.open = open;
    };

    const theme = document.querySelector('[data-theme-toggle]');
    const isDark = () =>
      root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    const nameTheme = () => (theme.textContent = isDark() ? 'Light theme' : 'Dark theme');
    theme.addEventListener('click', () => {
      root.dataset.theme = isDark() ? 'light' : 'dark';
      remember(root.dataset.theme);
      nameTheme();
    });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', nameTheme);
    nameTheme();

    // On paper nothing can be opened: findings are, and what else the reader has opened.
    let closed = [];
    window.addEventListener('beforeprint', () => {
      closed = all('details[data-print]:not([open])');
      for (const details of closed) details.open = true;
    });
    window.addEventListener('afterprint', () => {
      for (const details of closed) details.open = false;
    });

    follow();
    root.dataset.ready = '';
  });
})();
`;
