import './kit/start'
