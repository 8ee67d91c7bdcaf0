// Money as whole numbers of the smallest unit that any currency has: no amount ever passes through a float.
const places = 18;

/** Units of an amount that is written as a decimal, with or without an exponent. */
export function units(text) {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text);
  if (!match) throw new RangeError('no amount');
  const [, sign, whole, decimals = '', exponent = '0'] = match;
  const shift = places - decimals.length + Number(exponent);
  if (shift < 0 || shift > 60) throw new RangeError('an amount of more digits than are kept');
  const value = BigInt(whole + decimals) * 10n ** BigInt(shift);
  return sign === '-' ? -value : value;
}

/** An amount in plain digits. */
export function written(value) {
  const digits = (value < 0n ? -value : value).toString().padStart(places + 1, '0');
  const decimals = digits.slice(-places).replace(/0+$/, '');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -places)}${decimals && `.${decimals}`}`;
}

/** The books: one booking for each object, whatever comes how often. */
export function createLedger() {
  const bookings = new Map();
  const balances = new Map();
  return {
    book({ id, user, amount, currency, sign }) {
      if (bookings.has(id)) return;
      bookings.set(id, { id, amount: units(amount), currency });
      const account = `${user}\n${currency}`;
      balances.set(account, (balances.get(account) ?? 0n) + BigInt(sign) * units(amount));
    },
    /** What the books say of some objects and users. */
    tell(ids, users) {
      return {
        bookings: ids.flatMap((id) => {
          const one = bookings.get(id);
          return one ? [{ id, amount: written(one.amount), currency: one.currency }] : [];
        }),
        balances: [...balances].flatMap(([account, amount]) => {
          const [user, currency] = account.split('\n');
          return users.includes(user) ? [{ user, currency, amount: written(amount) }] : [];
        }),
      };
    },
  };
}
