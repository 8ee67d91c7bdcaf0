/** Every amount that the sandbox works out by a rule instead of taking it from a request; a fault can bend one. */
export const figures = ['balance-shown', 'transfer-credited'] as const;

/** Name of a worked-out amount. */
export type Figure = (typeof figures)[number];
