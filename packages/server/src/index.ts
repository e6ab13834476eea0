export { createRestoflow, type Addresses, type Restoflow, type RestoflowOptions } from './app'
export { ConfigError, readConfig, type Config, type ConfigArgs, type Environment } from './config'
export { packageVersion } from './version'
export type { AppEnv, Runtime, SignedIn } from './runtime'
