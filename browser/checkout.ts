/** Script of the checkout page: a button pays by the operator's trigger. */
import { all, one } from './shared/elements.js';

/** What the sandbox says where it does not take a payment. */
interface Refusal {
  error: string;
}

async function pay(button: HTMLElement): Promise<void> {
  const { pay: address = '', currency, network } = button.dataset;
  const answer = await fetch(address, { method: 'POST', body: JSON.stringify({ currency, network }) });
  if (answer.ok) location.reload();
  else one('#problem').textContent = ((await answer.json()) as Refusal).error;
}

for (const button of all('[data-pay]')) button.addEventListener('click', () => void pay(button));
