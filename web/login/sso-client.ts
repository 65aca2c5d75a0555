import type { Configuration } from 'openid-client' with { 'resolution-mode': 'import' };
import type { SsoSettings } from '../../config/settings/sso-settings';

/** What the browser keeps, sealed, between going to the provider and coming back. */
export type SsoBegun = { state: string; nonce: string; verifier: string };

export type SsoClient = {
  /** Where to send the browser. Throws when the provider does not answer. */
  begin: () => Promise<{ address: string; begun: SsoBegun }>;
  /** The verified e-mail address of whoever comes back; null: the provider has verified none. Throws when anything is not as it was begun. */
  finish: (back: URL, begun: SsoBegun) => Promise<string | null>;
};

/** OpenID Connect Core 1.0 with a provider: code flow, PKCE (RFC 7636), state, nonce; what it offers is asked once. */
export function createSsoClient({ issuer, clientId, clientSecret }: NonNullable<SsoSettings>, redirectUri: string): SsoClient {
  let found: Promise<Configuration> | null = null;

  async function discovered() {
    const oidc = await import('openid-client');
    // The package would trust TLS alone for a token that comes from the provider itself; the signature is checked, too.
    const execute = [oidc.enableNonRepudiationChecks, ...(issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : [])];
    // A provider that does not answer is asked again the next time.
    found ??= oidc.discovery(new URL(issuer), clientId, clientSecret, undefined, { timeout: 10, execute });
    const config = await found.catch((error: unknown) => {
      found = null;
      throw error;
    });
    return { oidc, config };
  }

  return {
    begin: async () => {
      const { oidc, config } = await discovered();
      const begun = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() };
      const address = oidc.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: 'openid email',
        code_challenge: await oidc.calculatePKCECodeChallenge(begun.verifier),
        code_challenge_method: 'S256',
        state: begun.state,
        nonce: begun.nonce,
      });
      return { address: address.href, begun };
    },
    finish: async (back, { state, nonce, verifier }) => {
      const { oidc, config } = await discovered();
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
      const claims = (await oidc.authorizationCodeGrant(config, back, checks)).claims();
      return claims?.email_verified === true && typeof claims['email'] === 'string' ? claims['email'] : null;
    },
  };
}
