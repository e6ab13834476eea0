import './kit/start'
import './setup/setup'
