/** How anybody checks a bundle without this project: shell commands that a test of the project runs as they stand. */
export const verifyGuide = `# How to check this bundle

You need the issuer's public key, from the issuer and not from this bundle: a key that comes with what it signs proves nothing. Without it
this is a self-declared certificate. Save it as \`issuer.pem\` beside this file.

With the conformance tool, offline; it also judges the record again and knows the profiles:

    conformance verify . --issuer issuer.pem

Without it, in the folder of the bundle, with \`openssl\` 3, \`jq\` and \`sha256sum\`:

\`\`\`sh
set -eu
tmp=$(mktemp -d)
# 1. The signature: DSSE over the statement.
jq -r .payload certificate.json | base64 -d > "$tmp/statement.json"
printf 'DSSEv1 28 application/vnd.in-toto+json %s ' "$(wc -c < "$tmp/statement.json" | tr -d ' ')" > "$tmp/signed"
cat "$tmp/statement.json" >> "$tmp/signed"
jq -r '.signatures[0].sig' certificate.json | base64 -d > "$tmp/sig"
openssl pkeyutl -verify -pubin -inkey issuer.pem -rawin -in "$tmp/signed" -sigfile "$tmp/sig"
# 2. Every file that the statement names.
jq -r '.subject[] | .digest.sha256 + "  " + .name' "$tmp/statement.json" > "$tmp/sums"
sha256sum --check --strict --quiet "$tmp/sums"
# 3. No file that it does not name.
{ jq -r '.subject[].name' "$tmp/statement.json"; printf 'certificate.json\\ncertificate.jws\\nissuer.pem\\n'; } | sort > "$tmp/named"
find . ! -type d | sed 's|^\\./||' | sort > "$tmp/there"
diff "$tmp/named" "$tmp/there"
# 4. Whether it is still valid, and what it says.
test "$(date -u +%F)" '<' "$(jq -r .predicate.partnerApiConformance.validUntil "$tmp/statement.json")x"
jq '.predicate.partnerApiConformance | {kind, issuer, partner, product, version, verdict, scope, validUntil}' "$tmp/statement.json"
rm -r "$tmp"
\`\`\`

Ask the issuer whether the certificate was revoked. \`certificate.jws\` holds the same statement as a JWS (\`alg: Ed25519\`) for libraries that
read that.

What the files are: \`report.html\` every requirement and its outcome; \`requirements.json\` the same for programs; \`record.ndjson\` what was
sent and how it was answered, without bodies; \`declared.json\` what the partner declared; \`profiles/\` what was demanded; \`audit.json\` what
was looked for so that it is not in here; \`manifest.json\` hashes, versions and seed; \`certificate.html\` a page to print.
`;
