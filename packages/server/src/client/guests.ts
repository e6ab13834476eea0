import './kit/start'
import { startBookingForms } from './guests/booking'
import { startPanels } from './guests/panels'
import { startCustomerPickers } from './kit/customer-picker'

startCustomerPickers()
startBookingForms()
startPanels()
