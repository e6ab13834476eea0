export { allocate } from './allocate'
export { amountInWords, formatMoney, formatRate, type MoneyFormat } from './format'
export { amountPaiseMax, checkPaise, prorate, roundOff, timesQuantity } from './money'
export { formatQuantity, parseQuantity } from './quantity'
