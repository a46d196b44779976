import { defineConfig } from '@playwright/test'
import { findBrowser } from '#tests/support/browser.ts'

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  globalSetup: './global-setup.ts',
  // Each worker has a server of its own; two of them and their browsers fill two cores.
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    launchOptions: { ...findBrowser(), args: FLAGS },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
})
