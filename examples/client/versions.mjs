// What the versions of the API ask of a client in another way each.

const person = {
  phone: '480000000012',
  firstName: 'Maria',
  lastName: 'Sample',
  city: 'Warszawa',
  postCode: '00-002',
  country: 'PL',
  birthDate: '1985-03-21',
};

const document = { documentType: 'ID_CARD', documentNumber: 'XYZ000002' };

const now = { balancesPath: (user) => `/v1/user/balances/${user}`, tellsExchanges: true };

const versions = {
  legacy: {
    person: { ...person, address: 'Prosta 1', ...document },
    balancesPath: (user) => `/v1/user/${user}/balances`,
    tellsExchanges: false,
  },
  test: { ...now, person: { ...person, citizenship: 'PL' } },
  latest: { ...now, person: { ...person, citizenship: 'PL', hasAcceptedP100Tc: true } },
};

/** How to speak to a version; one that is not known is spoken to as the newest that is. */
export const versionOf = (name) => versions[name] ?? versions.latest;
