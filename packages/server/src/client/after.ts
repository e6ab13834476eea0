import './kit/start'
import { startAccounts } from './after/accounts'
import { startBillActs } from './after/bill-acts'
import { startDialogButtons } from './after/dialogs'
import { startInstruments } from './after/instruments'
import { startRefund } from './after/refund'
import { startVouchers } from './after/vouchers'
import { startCustomerPickers } from './kit/customer-picker'
import { startShare } from './till/share'

// What is done with money beside the till's own pane: an issued bill, due accounts, vouchers.
startCustomerPickers()
startDialogButtons()
startInstruments()
startBillActs()
startRefund()
startAccounts()
startVouchers()
if (document.getElementById('share-dialog')) startShare()
