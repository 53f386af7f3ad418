// Who may import whom, file by file (the rules of the house in one place).
// tooling/boundaries proves on planted violations that each rule fires.

const CONTRACT = 'policy|protocol|config';
const DOMAIN = 'matchmaking|calls|admission|analytics|rtc|guard|consent';
const NODE_ONLY = 'db|redis|uws|geo|services|testkit';
// Folders named testing hold what only tests use.
const TEST = String.raw`\.(test|spec|long)\.tsx?$|\.test-support\.ts$|/testing/`;

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'A cycle has no order in which to read it. Move what both need into a third file.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'packages-never-import-apps',
      comment: 'Packages serve apps. Move the shared part into a package.',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^apps/' },
    },
    {
      name: 'apps-never-import-apps',
      comment: 'Apps meet over the network. Move the shared part into a package.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: '^apps/admin/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'admin-knows-only-the-router-type',
      comment: 'The dashboard takes the API’s type, never its code: use `import type`.',
      severity: 'error',
      from: { path: '^apps/admin/' },
      to: { path: '^apps/(?!admin/)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'contract-imports-only-contract',
      comment: 'policy, protocol and config are what all agree on; they depend on nobody.',
      severity: 'error',
      from: { path: `^packages/(${CONTRACT})/`, pathNot: TEST },
      to: { path: '^packages/', pathNot: `^packages/(${CONTRACT})/` },
    },
    {
      name: 'domain-imports-only-contract-and-domain',
      comment: 'Domain code stays pure: take what you need from outside as a parameter.',
      severity: 'error',
      from: { path: `^packages/(${DOMAIN})/`, pathNot: TEST },
      to: { path: '^packages/', pathNot: `^packages/(${CONTRACT}|${DOMAIN})/` },
    },
    {
      name: 'infra-never-imports-services',
      comment: 'db, uws and geo carry; services decide.',
      severity: 'error',
      from: { path: '^packages/(db|uws|geo)/' },
      to: { path: '^packages/services/' },
    },
    {
      name: 'ui-sees-contracts-only',
      comment: 'Shared components know tokens and contract types, nothing of any app.',
      severity: 'error',
      from: { path: '^packages/ui/' },
      to: { path: '^packages/', pathNot: `^packages/(ui|${CONTRACT})/` },
    },
    {
      name: 'no-cross-package-relative',
      comment: 'Import a package by its name, through its exports.',
      severity: 'error',
      from: { path: '^(apps|packages|tooling)/([^/]+)/' },
      to: { path: '^(apps|packages|tooling)/', pathNot: '^$1/$2/', dependencyTypes: ['local'] },
    },
    {
      name: 'browser-never-reaches-node-only',
      comment: 'This would ship server code to visitors.',
      severity: 'error',
      from: { path: '^(apps/(chat|site)|packages/(ui|rtc|guard|consent|protocol|policy))/', pathNot: TEST },
      to: { path: `^packages/(${NODE_ONLY})/`, reachable: true },
    },
    {
      name: 'pure-packages-no-node-builtins',
      comment: 'Contract and domain code runs in browsers too: have it injected.',
      severity: 'error',
      from: {
        path: `^packages/(${CONTRACT}|${DOMAIN})/src/`,
        pathNot: TEST,
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'testkit-for-tests-only',
      comment: 'Product code never leans on test code. What proves it does: tests, the bench and e2e.',
      severity: 'error',
      from: { path: '^(apps|packages|tooling)/', pathNot: `${TEST}|^packages/testkit/|^tooling/bench/` },
      to: { path: '^packages/testkit/' },
    },
    {
      name: 'no-undeclared',
      comment: 'Nothing of that name can be found: declare it in this package’s package.json.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(astro:|virtual:)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.astro|node_modules|fixtures)/' },
    tsPreCompilationDeps: 'specify',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.d.ts', '.astro', '.css', '.svg', '.json'],
    },
  },
};
