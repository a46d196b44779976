import { alone, deliver } from './deliver.ts'
import { keepPumping } from './keep-pumping.ts'
import { browserWay } from './send.ts'
import { openVault } from './vault.ts'

/** Sends what a person's browser keeps unsent. Gives the function that ends it. */
export async function beginDeliveries(holder: string): Promise<() => void> {
  const vault = await openVault(holder)
  const end = keepPumping(vault, () => alone(() => deliver(vault, browserWay)))
  return () => {
    end()
    vault.close()
  }
}
