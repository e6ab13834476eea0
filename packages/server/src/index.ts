export { createRestoflow, packageVersion, type Addresses, type Restoflow, type RestoflowOptions } from './app'
export { ConfigError, readConfig, type Config, type ConfigArgs, type Environment } from './config'
export type { AppEnv, Runtime, SignedIn } from './runtime'
