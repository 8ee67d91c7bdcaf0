import { getProxyForUrl } from 'proxy-from-env';

/** How a target is reached, where that is more than a connection to its address. */
export interface Network {
  /** Address of the proxy, user and password included; `''` for none. Where it is left out, the environment says. */
  proxy?: string;
  /** In PEM. */
  tls?: TlsIdentity;
}

/** Whom TLS trusts, and as whom it calls; each in PEM. */
export interface TlsIdentity {
  /** Authorities that are trusted beside the usual ones. */
  ca?: string;
  /** Certificate and private key that the caller shows. */
  cert?: string;
  key?: string;
}

/** Whether an address is on this machine. */
export function isLoopback(url: string): boolean {
  const { hostname } = new URL(url);
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/**
 * The proxy on the way to an address: the one that is named, else that of `HTTPS_PROXY` or `HTTP_PROXY` unless `NO_PROXY` lists the
 * host. What is on this machine is called directly, whatever the environment says.
 * @throws Error where what the environment names is no address of a proxy
 */
export function proxyFor(url: URL, { proxy }: Network): URL | undefined {
  const address = proxy ?? (isLoopback(url.href) ? '' : getProxyForUrl(url.href));
  if (address === '') return undefined;
  const parsed = URL.canParse(address) ? new URL(address) : undefined;
  if (parsed?.protocol !== 'http:' && parsed?.protocol !== 'https:')
    throw new Error('the proxy of the environment is no address with http or https');
  return parsed;
}
