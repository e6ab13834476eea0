/**
 * The one catalogue of expected failures. A code is permanent: integrators switch on it.
 * `title` says what happened, `fix` what to do; the thrown error's `detail` says why, with the values at hand.
 */
export interface ErrorEntry {
  /** HTTP status of the RFC 9457 problem that carries this code. */
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 500 | 503
  readonly title: string
  readonly fix: string
}

const entry = (status: ErrorEntry['status'], title: string, fix: string): ErrorEntry => ({ status, title, fix })

export const errorCatalogue = {
  // transport
  'malformed-json': entry(400, 'The body is not valid JSON', 'Send one JSON object, encoded as UTF-8.'),
  'outlet-required': entry(400, 'The outlet is not named', 'Send the header RestoFlow-Outlet with the id of the outlet.'),
  'not-signed-in': entry(401, 'Nobody is signed in', 'Send an API key as a bearer token, or sign in on this terminal.'),
  'wrong-credentials': entry(401, 'The credentials do not match', 'Check the name and the PIN, or the key, and try again.'),
  'forbidden': entry(403, 'Your role may not do this', 'Ask somebody whose role allows it.'),
  'wrong-origin': entry(403, 'The request comes from another site', 'Send it from a page of this server.'),
  'not-found': entry(404, 'There is no such page', 'Check the address.'),
  'body-too-large': entry(413, 'The body is too large', 'Send at most 64 KiB.'),
  'unsupported-media-type': entry(415, 'The body has another media type', 'Send application/json.'),
  'photo-type': entry(415, 'This kind of picture cannot be used', 'Choose a JPEG, PNG or WebP. On an iPhone: Settings, Camera, Formats, Most Compatible; or send a screenshot of the photo.'),
  'photo-too-large': entry(413, 'The photo is too large', 'Choose a photo of at most 12 MB.'),
  'photo-too-many-pixels': entry(422, 'The photo has too many pixels', 'Choose one of at most 66 megapixels, no side longer than 20,000.'),
  'photo-unreadable': entry(422, 'The photo cannot be read', 'Open it on your own device: if it shows there, save it again as JPEG.'),
  'photos-unavailable': entry(503, 'Photos cannot be made small on this machine', 'Install the ready-made binary of @napi-rs/canvas for this machine; everything else works without it.'),
  'sheet-unreadable': entry(422, 'The file cannot be read', 'Save it again as an Excel workbook (.xlsx) without a password, or as CSV in UTF-8.'),
  'sheet-too-large': entry(413, 'The file is too large', 'A menu file has at most 5 MB and 2,000 dishes: leave out what has not changed, or send it in parts.'),
  'sheet-refused': entry(422, 'Some rows of the file are wrong', 'Nothing was imported. Correct each of errors and send the file again.'),
  'too-many-attempts': entry(429, 'Too many attempts', 'Wait as long as Retry-After says, then try again.'),
  'store-unavailable': entry(503, 'The store could not write', 'Check the disk, then send the same request with the same key: whatever became of it, it takes effect once.'),
  'too-busy': entry(503, 'Too many commands are waiting', 'Nothing was changed. Send the same request with the same key in a moment.'),
  'port-in-use': entry(503, 'The port is not free', 'Stop the other program, or choose another port with PORT or --port.'),
  'file-not-made': entry(503, 'The file could not be made', 'Nothing is lost: ask for it again, with the same key where it had one. If it stays, read the server\'s log.'),
  'internal': entry(500, 'Something unexpected failed', 'Nothing was changed. Try again; if it stays, read the server\'s log.'),
  // the store, when a server or a command of the CLI opens it
  'data-folder-in-use': entry(503, 'Another process owns this data folder', 'Stop that process, or set RESTOFLOW_DATA to another folder.'),
  'wrong-mode': entry(503, 'This data was made in another mode', 'Demo data is never opened as real data, nor real as demo: choose the other folder or mode.'),
  'database-newer': entry(503, 'A newer version has written this database', 'Start that version again, or restore the backup that it made before it changed the database.'),
  'backup-failed': entry(503, 'The database could not be copied before its change', 'Nothing was changed. Free some disk space beside the database and start again.'),
  // commands in general
  'invalid-body': entry(422, 'The body does not fit the command', 'Correct the named fields.'),
  'invalid-id': entry(422, 'An id has the wrong form', 'Use 1 to 36 of a-z, 0-9 and -.'),
  'invalid-idempotency-key': entry(422, 'The Idempotency-Key has the wrong form', 'Use 1 to 64 of A-Z, a-z, 0-9, _ and -.'),
  'invalid-query': entry(422, 'A parameter of the query does not fit', 'Correct the named parameters.'),
  'idempotency-mismatch': entry(422, 'This key was used for another request', 'Use a new key for a new request.'),
  'idempotency-expired': entry(409, 'This key is older than seven days', 'The command was carried out then; read its result, and use a new key for a new request.'),
  'id-taken': entry(409, 'This id is in use', 'Choose another id, or leave it out.'),
  'name-taken': entry(409, 'This name is in use', 'Choose another name.'),
  'unknown-command': entry(404, 'There is no such command', 'See /openapi.json for the commands.'),
  'version-conflict': entry(409, 'Somebody else changed this first', 'Read it again and repeat the change.'),
  // money and tax
  'invalid-amount': entry(422, 'An amount is not a whole number of paise', 'Send a safe integer of paise.'),
  'invalid-quantity': entry(422, 'A quantity has the wrong form', 'Send a positive decimal as text, such as "2" or "0.250".'),
  'invalid-rate': entry(422, 'A rate is out of range', 'Send whole basis points from 0 to 10000.'),
  'invalid-discount': entry(422, 'A discount has the wrong form', 'Send a percent from 0 to 100, or an amount in paise.'),
  'amount-too-large': entry(422, 'An amount is too large to be exact', 'Send at most ₹10,00,00,000 in one command, and let no bill come to more.'),
  'invalid-weights': entry(422, 'An amount can\'t be shared by these weights', 'Send at least one weight; each a finite number, not negative.'),
  'invalid-bill': entry(422, 'This is no bill', 'Pass computeBill a regime and an array of lines with an id each, and what it returns to the others.'),
  'invalid-tax-setting': entry(422, 'A tax setting is not known', 'Use one of the values that the detail names.'),
  'unknown-rate': entry(422, 'No rate is known for this class on this day', 'Choose a later day, or name the rate on the line.'),
  'unknown-bill-line': entry(422, 'The bill has no such line', 'Name lines by their ids, as the bill lists them.'),
  'invalid-split': entry(422, 'The bill can\'t be split this way', 'Send parts, weights, amounts that sum to the total, or lines that are all given out.'),
  'credit-exceeds-bill': entry(409, 'The credit exceeds what the bill has left', 'Credit at most what was not credited before.'),
  'invalid-credit': entry(422, 'The credit has the wrong form', 'Name lines of the bill with positive quantities, and only its own earlier credit notes.'),
  // set-up
  'outlet-not-set-up': entry(409, 'The outlet has no settings yet', 'Configure the outlet first.'),
  'invalid-time-zone': entry(422, 'The time zone is unknown', 'Use an IANA name such as Asia/Kolkata.'),
  'invalid-series-template': entry(422, 'The serial template is not allowed', 'Use letters, digits, - and / with {n}, at most 16 characters in all.'),
  'series-in-use': entry(409, 'The series has given numbers this year', 'Change its template or start from the next financial year, which begins a new series.'),
  'series-not-distinct': entry(422, 'Two kinds of documents would get the same number', 'Begin each series with letters of its own, such as INV, LQ and CN.'),
  'invalid-fssai': entry(422, 'The FSSAI licence has 14 digits', 'Copy the number from the licence.'),
  'invalid-upi-id': entry(422, 'The UPI id has another form', 'Send it as name@bank.'),
  'invalid-date': entry(422, 'The date does not fit', 'Send a later day as YYYY-MM-DD.'),
  'unknown-change': entry(404, 'There is no such staged change', 'Read GET /api/v1/outlet for the staged changes.'),
  'change-in-force': entry(409, 'The change holds already', 'Stage another one.'),
  'unknown-charge': entry(404, 'There is no such charge', 'Read GET /api/v1/outlet for the charges.'),
  'unknown-promotion': entry(404, 'There is no such coupon or offer', 'Check the code; it may be over.'),
  'promotion-not-now': entry(409, 'The coupon or offer does not hold now', 'Read out to the guest when it holds.'),
  'promotion-not-for-kind': entry(409, 'The coupon or offer is not for this kind of order', 'Choose another one.'),
  'coupon-used-up': entry(409, 'The coupon is used up', 'Ask the guest for another one.'),
  'coupon-code-taken': entry(409, 'Another promotion has this code', 'Choose another code.'),
  'charge-not-waivable': entry(422, 'A guest could not refuse this charge', 'Let it be waived, or do not put it on by itself.'),
  'station-in-use': entry(409, 'The station is in use', 'Give its items another station, finish its KOTs, or choose another default station.'),
  'unknown-station': entry(404, 'There is no such station', 'Read GET /api/v1/outlet for the stations.'),
  'unknown-section': entry(404, 'There is no such section', 'Define the section first.'),
  'section-not-empty': entry(409, 'Tables still stand in the section', 'Move or remove its tables first.'),
  'unknown-tax-class': entry(422, 'The tax class is unknown', 'Give the item a tax class of the menu.'),
  'unknown-category': entry(404, 'There is no such category', 'Define the category first.'),
  'definition-in-use': entry(409, 'Something still uses it', 'Change or remove what the detail names first, or archive it.'),
  'combo-unfit': entry(422, 'The combo can\'t be sold this way', 'Take out or change the part that the detail names.'),
  'menu-batch-refused': entry(422, 'Some of the definitions are wrong', 'Nothing was changed. Correct each of errors and send all of it again.'),
  'unknown-menu-batch': entry(404, 'This batch can\'t be undone', 'Only the newest batch can, and only once.'),
  'menu-batch-changed': entry(409, 'Something of the batch was changed since', 'Change back by hand what you do not want.'),
  'unknown-device-kind': entry(422, 'There is no such kind of device', 'Use display, printer, floor, till, kiosk or listener.'),
  'unknown-staff': entry(404, 'There is no such person', 'Read GET /api/v1/staff for the people.'),
  'last-owner': entry(409, 'The last owner stays', 'Add another owner first.'),
  'still-works-here': entry(409, 'The person still works here', 'Take the access away first, then erase the name.'),
  'weak-pin': entry(422, 'The PIN is too easy to guess', 'Choose four digits that are no row, no repetition and no year.'),
  'unknown-terminal': entry(404, 'There is no such terminal', 'Read GET /api/v1/terminals for the terminals.'),
  'unknown-device': entry(404, 'There is no such device', 'List the devices with restoflow device list.'),
  'unknown-key': entry(404, 'There is no such API key', 'List the keys with restoflow key list.'),
  // tables and orders
  'unknown-table': entry(404, 'There is no such table', 'Read GET /api/v1/tables for the tables.'),
  'table-taken': entry(409, 'The table is taken', 'Choose a free table.'),
  'table-cleaning': entry(409, 'The table is being cleaned', 'Mark it clean first.'),
  'table-merged': entry(409, 'The table belongs to another table\'s party', 'Use the main table, or unmerge it first.'),
  'table-not-taken': entry(409, 'Nobody sits at the table', 'Seat the guests first.'),
  'unknown-order': entry(404, 'There is no such order', 'Read GET /api/v1/orders for the open orders.'),
  'order-billed': entry(409, 'The order has its bill', 'Its lines are final; open another order for more.'),
  'order-closed': entry(409, 'The order is closed', 'Open another order.'),
  'order-without-table': entry(409, 'The order is not at a table', 'Only an order at a table can move.'),
  'order-at-table': entry(409, 'The order is at a table', 'Serve its tickets instead.'),
  'order-kind-fixed': entry(409, 'The order stays what it is', 'Only takeaway and delivery orders become each other.'),
  'label-taken': entry(409, 'Another order at the table is called so', 'Choose another label.'),
  'order-has-source': entry(409, 'The order has its number already', 'Cancel it and open it anew under the right one.'),
  'operator-order-alone': entry(409, 'An order of a delivery service stays alone', 'Bill it by itself, under its own number.'),
  'source-required': entry(409, 'Nothing says through which service it came', 'Say the service and its order number at the counter or on the order.'),
  'source-order-taken': entry(409, 'This order was taken already', 'Open the order that the detail names.'),
  'nothing-ready': entry(409, 'Nothing of the order is ready', 'Wait for the kitchen, or hand all of it over.'),
  'nothing-to-repeat': entry(409, 'There is no round to repeat', 'Name the lines, or send a round first.'),
  'line-was-cooking': entry(409, 'The line was being cooked when it was voided', 'Add the item again.'),
  'order-has-sent-lines': entry(409, 'The kitchen has lines of this order', 'Void them first, each with its reason.'),
  'too-many-lines': entry(409, 'The order is full', 'Open another order for more.'),
  'unknown-line': entry(404, 'There is no such line', 'Read the order again.'),
  'line-voided': entry(409, 'The line is void', 'Add the item again.'),
  'unknown-item': entry(404, 'There is no such item', 'Read GET /api/v1/menu for the items.'),
  'item-sold-out': entry(409, 'The item is sold out', 'Choose another item, or restore it.'),
  'item-short': entry(409, 'Fewer are left', 'Choose at most what is left, or set the count anew.'),
  'item-not-now': entry(409, 'The item is not served at this time', 'Choose another item; the menu says when it is served again.'),
  'combo-choice-required': entry(422, 'A choice of the combo is missing', 'Send one choice for each part that offers several.'),
  'unknown-combo-choice': entry(422, 'The combo has no such choice', 'Choose among the options of its parts.'),
  'variant-required': entry(422, 'A variant must be chosen', 'Send one of the item\'s variantId.'),
  'unknown-variant': entry(422, 'The item has no such variant', 'Send one of the item\'s variantId.'),
  'modifier-required': entry(422, 'A choice is missing', 'Choose as many modifiers as the group asks for.'),
  'too-many-modifiers': entry(422, 'Too many choices', 'Choose fewer modifiers of the group.'),
  'unknown-modifier': entry(422, 'The item has no such modifier', 'Send modifiers of the item\'s groups.'),
  'quantity-not-whole': entry(422, 'The item is not sold in such parts', 'Send a quantity with the item\'s precision.'),
  'quantity-below-zero': entry(409, 'Nothing of the line would be left', 'Void the line instead.'),
  'reason-required': entry(422, 'A reason is missing', 'Say why, in a few words.'),
  'approval-required': entry(403, 'A manager must approve this', 'Send approval with the id and PIN of somebody who may.'),
  'approval-forbidden': entry(403, 'This person may not approve it', 'Ask a manager or an owner for the PIN.'),
  'wrong-approval-pin': entry(403, 'The approver\'s PIN is wrong', 'Ask the person who approves to type the PIN again.'),
  // reservations and guests
  'unknown-reservation': entry(404, 'There is no such reservation', 'Read GET /api/v1/reservations for the day\'s.'),
  'reservation-ended': entry(409, 'The reservation is at its end', 'Make another one.'),
  'reservation-accepted': entry(409, 'The reservation was accepted', 'Cancel it instead.'),
  'reservation-not-accepted': entry(409, 'The reservation was not accepted yet', 'Accept it first.'),
  'reservation-arrived': entry(409, 'The guests are here', 'Cancel the reservation when they left.'),
  'reservation-not-due': entry(409, 'The reservation is for later', 'Wait for its time, or cancel it.'),
  'table-reserved': entry(409, 'The table is kept for somebody else', 'Choose another table or time.'),
  'day-over': entry(409, 'The day is over', 'Choose today or a later day.'),
  'day-in-progress': entry(409, 'The business day has begun', 'Change it before the first order of a day, or at an hour that belongs to the same day by the old time and the new one.'),
  'time-past': entry(409, 'The time is past', 'Choose a time to come.'),
  'time-too-far': entry(422, 'The time is too far ahead', 'Choose an earlier time.'),
  'day-not-over': entry(409, 'The day is not over yet', 'Close its book when the next business day has begun.'),
  'book-full': entry(409, 'The day\'s book is full', 'Choose another day.'),
  'unknown-customer': entry(404, 'There is no such guest', 'Search GET /api/v1/customers.'),
  'phone-taken': entry(409, 'Another guest has this number', 'Change that guest, or leave the number out.'),
  'invalid-phone': entry(422, 'This is no telephone number', 'Send ten digits, or the number with + and its calling code.'),
  // kitchen
  'unknown-ticket': entry(404, 'There is no such ticket', 'Read GET /api/v1/tickets for the open tickets.'),
  'wrong-station': entry(409, 'The ticket is another station\'s', 'Show the board of that station.'),
  'ticket-is-cancel': entry(409, 'The ticket is a cancel', 'Acknowledge it.'),
  'ticket-not-cancel': entry(409, 'The ticket is no cancel', 'Only a cancel ticket is acknowledged.'),
  // bill and payment
  'no-bill-request': entry(409, 'Nobody asked for this bill', 'Read the order again.'),
  'nothing-to-bill': entry(409, 'There is nothing to bill', 'Add a line first.'),
  'unsent-lines': entry(409, 'The kitchen does not have every line yet', 'Send or void them first.'),
  'section-billed': entry(409, 'This bill is issued already', 'Look at the order\'s bills; somebody was faster.'),
  'unknown-bill': entry(404, 'There is no such bill', 'Search GET /api/v1/bills.'),
  'bill-settled': entry(409, 'The bill is paid', 'No more tenders are taken.'),
  'tender-exceeds-due': entry(422, 'The tender is more than what is due', 'Take at most what is due; only cash gives change.'),
  'change-not-cash': entry(422, 'Only cash gives change', 'Leave changePaise out.'),
  'change-exceeds-tender': entry(422, 'Tip and change are more than the tender', 'Lower the tip or the change.'),
  'cash-far-above-due': entry(422, 'The cash is far more than what is due', 'Check the amount: at most ₹1,00,000 more than what is due is taken.'),
  'nothing-to-correct': entry(409, 'The payment stands like that already', 'Say what was different: the kind, the amount or the reference.'),
  'payment-given-back': entry(409, 'Money of this payment was given back', 'A refund stays: correct the payment to at least what was given back.'),
  'refund-not-as-paid': entry(409, 'The money goes back first to where it came from', 'Give it back to the due account or as store credit that the detail names, then the rest.'),
  'charge-not-for-kind': entry(409, 'The charge is not for this kind of order', 'Choose another charge, or change it in the settings.'),
  'charge-mandatory': entry(409, 'The charge can\'t be taken off', 'Ask an owner to make it waivable in the settings.'),
  'amount-changed': entry(409, 'It comes to another amount now', 'Nothing was issued. Look at the new amount, then issue it.'),
  'bill-is-split': entry(409, 'The bill is split', 'Issue its parts, or make one bill of it again.'),
  'already-split': entry(409, 'The bill is split already', 'Look at its parts, or make one bill of it again first.'),
  'split-issued': entry(409, 'A part of the split has its bill', 'Credit that bill first, or issue the other parts.'),
  'bill-reopened': entry(409, 'The bill was credited and its order given back', 'Issue the order\'s new bill, and take the payment there.'),
  'unknown-credit-note': entry(404, 'There is no such credit note', 'Read the bill for its credit notes.'),
  'not-reopenable': entry(409, 'The bill can\'t be given back whole', 'Credit the wrong lines, and refund what was paid for them.'),
  'refund-exceeds-paid': entry(409, 'The refund is more than there is to give back', 'Refund at most what was paid and credited, and not refunded yet.'),
  'unknown-tender': entry(404, 'There is no such tender', 'Read the bill for its tenders.'),
  'buyer-required': entry(422, 'A bill of this value names its buyer', 'Give the buyer\'s name, address and state; a GSTIN says the state by itself.'),
  'reference-required': entry(422, 'A reference is missing', 'Type the reference that the bank or the machine gave.'),
  'account-required': entry(422, 'No due account is named', 'Choose the guest whose account it is.'),
  'unknown-account': entry(404, 'There is no such due account', 'Open one for the guest first.'),
  'account-closed': entry(409, 'The due account is closed', 'Open it again, or take another tender.'),
  'account-has-balance': entry(409, 'The due account is not balanced', 'Settle what is owed first.'),
  'account-limit-exceeded': entry(409, 'The due account\'s limit would be exceeded', 'Take a part by another tender, a payment against the account, or let a manager raise the limit.'),
  'payment-exceeds-balance': entry(422, 'The payment is more than what is owed', 'Take at most what is owed; to pay ahead, sell a voucher.'),
  'unknown-payment': entry(404, 'There is no such payment', 'Read the account for its payments.'),
  'voucher-code-required': entry(422, 'No voucher is named', 'Type or scan the code that stands on the voucher.'),
  'invalid-voucher-code': entry(422, 'This is no voucher\'s code', 'Type the 16 characters as they stand on the voucher.'),
  'voucher-code-taken': entry(409, 'The code is in use', 'Make another code by chance.'),
  'unknown-voucher': entry(404, 'There is no such voucher', 'Check the code; it has 16 characters.'),
  'voucher-spent': entry(409, 'The voucher is spent', 'Take another tender.'),
  'voucher-expired': entry(409, 'The voucher has expired', 'Take another tender.'),
  'voucher-cancelled': entry(409, 'The voucher was cancelled', 'Take another tender.'),
  'voucher-exceeds-balance': entry(409, 'The voucher has less left', 'Take at most its balance, and the rest by another tender.'),
  'unknown-collection': entry(404, 'There is no such collection', 'Read the id that POST /api/v1/collections answered.'),
  'nothing-to-return': entry(409, 'There is nothing to give back', 'Read the collection for its payments.'),
  'payment-provider-missing': entry(409, 'No payment provider is set up', 'Take the payment as a tender, or set RESTOFLOW_PAYMENT_PROVIDER.'),
  'unknown-payment-provider': entry(404, 'There is no such payment provider here', 'Send callbacks to the address that the set-up names.'),
  'callback-unsigned': entry(403, 'The callback\'s signature does not fit', 'Sign the exact bytes of the body with the shared secret.'),
  'callback-outdated': entry(403, 'The callback was signed at another time', 'Sign it anew, and set the clock of both sides.'),
  'payment-amount-differs': entry(422, 'Another amount was paid than asked for', 'Nothing was taken. Look into the provider\'s account, and give the guest the money back.'),
  'buyer-is-seller': entry(422, 'The buyer has the GSTIN of who sells', 'Ask the guest for the GSTIN of their own company, or issue the bill without one.'),
  'buyer-incomplete': entry(422, 'The buyer\'s block is incomplete', 'Give name and address with the GSTIN; a state by its code.'),
  'composition-return': entry(409, 'A composition dealer files no GSTR-1', 'File CMP-08 and GSTR-4; the tax summary has their figures.'),
  'gstin-missing': entry(409, 'The outlet has no GSTIN', 'Enter it in the settings of the outlet.'),
  'tax-without-gstin': entry(409, 'Who has no GSTIN may not charge GST', 'Enter the GSTIN in the settings of the outlet, or set the tax to “not registered”.'),
  'irn-differs': entry(409, 'The document has another IRN', 'Read the document: the number that it has stays.'),
  'invalid-period': entry(422, 'There is no such period', 'Send a month such as 2026-11, or days such as 2026-11-22.'),
  'invalid-place-of-supply': entry(422, 'The bill can\'t be supplied in that state', 'Leave placeOfSupply out; only a delivery order that is catered there has one.'),
  'invalid-gstin': entry(422, 'The GSTIN is not valid', 'Check its 15 characters.'),
  // shifts and the close of the day
  'unknown-drawer': entry(404, 'There is no such drawer', 'Choose a drawer of the settings.'),
  'unknown-shift': entry(404, 'There is no such shift', 'Look at the till: it shows the open shifts.'),
  'shift-required': entry(409, 'No shift is open', 'Open a shift with its float at the till, then take the cash.'),
  'shift-open': entry(409, 'The person has a shift open', 'Count and close that shift first.'),
  'shift-closed': entry(409, 'The shift is closed', 'Open another shift.'),
  'cash-exceeds-drawer': entry(409, 'The drawer does not hold that much', 'Check the amount. If the cash is there, book first where it came from, as cash in.'),
  'drawer-taken': entry(409, 'The drawer has an open shift', 'Count and close that shift, hand it over, or choose another drawer.'),
  'day-closed': entry(409, 'The business day is closed', 'What happens now belongs to the next business day; send it again.'),
  'day-before-start': entry(409, 'The day lies before the first one here', 'Close the business days since the outlet was set up.'),
  'day-not-begun': entry(409, 'The day has not begun', 'Close it once it has.'),
  'unknown-z-report': entry(404, 'The day has no Z report', 'Close the day first.'),
  'day-blocked': entry(409, 'Something of the day is still open', 'Settle what is listed, or carry its orders over, then close the day.'),
} as const satisfies Record<string, ErrorEntry>

/** A permanent code of the catalogue. */
export type ErrorCode = keyof typeof errorCatalogue

/**
 * An expected failure: bad input, a conflict of state, a missing right. Nothing was written when it is thrown.
 * @example
 * import { RestoflowError } from '@restoflow/core'
 * try { … } catch (e) { if (e instanceof RestoflowError && e.code === 'item-sold-out') … }
 */
export class RestoflowError extends Error {
  override readonly name = 'RestoflowError'
  readonly code: ErrorCode
  readonly status: number
  /** Machine-readable particulars, such as the fields at fault. */
  readonly extra: Readonly<Record<string, unknown>>

  constructor(code: ErrorCode, detail: string, extra: Readonly<Record<string, unknown>> = {}) {
    super(detail)
    this.code = code
    this.status = errorCatalogue[code].status
    this.extra = extra
  }

  /** @returns what to do about it, from the catalogue. */
  get fix(): string {
    return errorCatalogue[this.code].fix
  }
}

/** Throws a {@link RestoflowError}; reads well in decisions. */
export function refuse(code: ErrorCode, detail: string, extra?: Readonly<Record<string, unknown>>): never {
  throw new RestoflowError(code, detail, extra)
}

/**
 * @param otherwise is given the refusal
 * @returns what `make` makes, or where that is refused what `otherwise` does; any other error is thrown on
 */
export function unlessRefused<Made, Other>(make: () => Made, otherwise: (refusal: RestoflowError) => Other): Made | Other {
  try {
    return make()
  } catch (error) {
    if (error instanceof RestoflowError) return otherwise(error)
    throw error
  }
}

/** @returns the outlet's settings @throws RestoflowError `outlet-not-set-up` before the first configuration */
export function requireSettings<Settings>(outlet: { readonly settings: Settings | null }): Settings {
  return outlet.settings ?? refuse('outlet-not-set-up', 'The outlet has no settings yet.')
}
