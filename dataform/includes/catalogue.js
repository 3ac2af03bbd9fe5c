// Made by `npm run generate` from src/streams; do not edit.
module.exports = [
 {
  "name": "jobs",
  "title": "Jobs",
  "description": "Work ordered by a customer, from booking to completion, with its unit, type, campaign and status. One row per job.",
  "group": "core",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "businessUnitId",
   "jobStatus"
  ],
  "columns": [
   {
    "name": "summary",
    "type": "STRING",
    "description": "What the job is about, as HTML text."
   },
   {
    "name": "customFields",
    "type": "JSON",
    "description": "Fields that the company defined itself, each with its name and value."
   },
   {
    "name": "externalData",
    "type": "JSON",
    "description": "Pairs of key and value that another application attached to the record."
   },
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the job."
   },
   {
    "name": "jobNumber",
    "type": "STRING",
    "description": "Number of the job as people see it."
   },
   {
    "name": "projectId",
    "type": "INT64",
    "description": "Id of the project that the record is part of, if any."
   },
   {
    "name": "customerId",
    "type": "INT64",
    "description": "Id of the customer for whom the job is done."
   },
   {
    "name": "locationId",
    "type": "INT64",
    "description": "Id of the location where the job is done."
   },
   {
    "name": "jobStatus",
    "type": "STRING",
    "description": "Status of the job: Scheduled, Dispatched, InProgress, Hold, Completed or Canceled."
   },
   {
    "name": "completedOn",
    "type": "TIMESTAMP",
    "description": "When the job was completed (UTC); a canceled job can carry it too, so read it together with jobStatus."
   },
   {
    "name": "businessUnitId",
    "type": "INT64",
    "description": "Id of the business unit that the job counts for."
   },
   {
    "name": "jobTypeId",
    "type": "INT64",
    "description": "Id of the job type, which says whether the job is an estimate visit, warranty work and so on."
   },
   {
    "name": "priority",
    "type": "STRING",
    "description": "Urgency of the job: Low, Normal, High or Urgent."
   },
   {
    "name": "campaignId",
    "type": "INT64",
    "description": "Id of the marketing campaign to which the job is credited."
   },
   {
    "name": "appointmentCount",
    "type": "INT64",
    "description": "Number of appointments of the job."
   },
   {
    "name": "firstAppointmentId",
    "type": "INT64",
    "description": "Id of the first appointment of the job."
   },
   {
    "name": "lastAppointmentId",
    "type": "INT64",
    "description": "Id of the last appointment of the job."
   },
   {
    "name": "recallForId",
    "type": "INT64",
    "description": "Id of the earlier job that this job is a recall for, if any."
   },
   {
    "name": "warrantyId",
    "type": "INT64",
    "description": "Id of the earlier job that this job is warranty work for, if any."
   },
   {
    "name": "jobGeneratedLeadSource",
    "type": "JSON",
    "description": "The earlier job (jobId) and the person (employeeId) that generated this job as a lead, if any."
   },
   {
    "name": "noCharge",
    "type": "BOOL",
    "description": "True when nothing is charged for the job; such a job is no sales opportunity."
   },
   {
    "name": "notificationsEnabled",
    "type": "BOOL",
    "description": "True when the customer is sent notifications about the job."
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": "When the job was created in ServiceTitan (UTC); leads are dated by it."
   },
   {
    "name": "createdById",
    "type": "INT64",
    "description": "Id of the user who created the record."
   },
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": "When the record was last changed in ServiceTitan (UTC); of several versions of a record the newest counts."
   },
   {
    "name": "tagTypeIds",
    "type": "JSON",
    "description": "Ids of the tags on the record (tag_types)."
   },
   {
    "name": "leadCallId",
    "type": "INT64",
    "description": "Id of the phone call that led to the job, if any."
   },
   {
    "name": "partnerLeadCallId",
    "type": "INT64",
    "description": "Id of the phone call that a partner recorded as the origin of the job, if any."
   },
   {
    "name": "bookingId",
    "type": "INT64",
    "description": "Id of the booking that led to the job, if any."
   },
   {
    "name": "soldById",
    "type": "INT64",
    "description": "Id of the technician who sold the job, if any."
   },
   {
    "name": "customerPo",
    "type": "STRING",
    "description": "The customer's own purchase order number."
   },
   {
    "name": "invoiceId",
    "type": "INT64",
    "description": "Id of the job's invoice; all invoices of a job, adjustments included, are found by invoices.jobId."
   },
   {
    "name": "membershipId",
    "type": "INT64",
    "description": "Id of the membership under which the job is done, if any."
   },
   {
    "name": "total",
    "type": "NUMERIC",
    "description": "Total amount of the job as ServiceTitan states it."
   },
   {
    "name": "createdFromEstimateId",
    "type": "INT64",
    "description": "Id of the sold estimate from which the job was created, if any."
   },
   {
    "name": "estimateIds",
    "type": "JSON",
    "description": "Ids of the estimates that are related to the job."
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the job was deactivated or deleted; such a job and its records count in no job metric."
   }
  ]
 },
 {
  "name": "appointments",
  "title": "Appointments",
  "description": "Visits scheduled for a job, with arrival window and status. One row per appointment.",
  "group": "reference",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "jobId",
   "status"
  ],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the appointment."
   },
   {
    "name": "jobId",
    "type": "INT64",
    "description": "Id of the job that the visit is for."
   },
   {
    "name": "appointmentNumber",
    "type": "STRING",
    "description": "Number of the appointment as people see it."
   },
   {
    "name": "start",
    "type": "TIMESTAMP",
    "description": "When the visit is scheduled to start (UTC); the earliest one that is not canceled is the start of the job."
   },
   {
    "name": "end",
    "type": "TIMESTAMP",
    "description": "When the visit is scheduled to end (UTC)."
   },
   {
    "name": "arrivalWindowStart",
    "type": "TIMESTAMP",
    "description": "Start of the time window promised to the customer for the arrival (UTC), if there is one."
   },
   {
    "name": "arrivalWindowEnd",
    "type": "TIMESTAMP",
    "description": "End of the time window promised to the customer for the arrival (UTC), if there is one."
   },
   {
    "name": "status",
    "type": "STRING",
    "description": "Status of the visit: Scheduled, Dispatched, Working, Hold, Done or Canceled."
   },
   {
    "name": "specialInstructions",
    "type": "STRING",
    "description": "Instructions for this visit, as free text."
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": "When the record was created in ServiceTitan (UTC)."
   },
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": "When the record was last changed in ServiceTitan (UTC); of several versions of a record the newest counts."
   },
   {
    "name": "customerId",
    "type": "INT64",
    "description": "Id of the customer who is visited."
   },
   {
    "name": "unused",
    "type": "BOOL",
    "description": "True when ServiceTitan marks the appointment as unused."
   },
   {
    "name": "createdById",
    "type": "INT64",
    "description": "Id of the user who created the record."
   },
   {
    "name": "isConfirmed",
    "type": "BOOL",
    "description": "True when the appointment is confirmed."
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
   }
  ]
 },
 {
  "name": "job_types",
  "title": "Job types",
  "description": "Kinds of work a job can be, with their sold threshold and no-charge flag. One row per job type.",
  "group": "reference",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "activeFalseMeans": "inactive",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the job type."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name of the job type; the rules for estimate and warranty jobs read it."
   },
   {
    "name": "businessUnitIds",
    "type": "JSON",
    "description": "Ids of the business units that use the job type."
   },
   {
    "name": "skills",
    "type": "JSON",
    "description": "Skills that a job of this type needs."
   },
   {
    "name": "tagTypeIds",
    "type": "JSON",
    "description": "Ids of the tags that a job of this type gets when it is booked (tag_types)."
   },
   {
    "name": "priority",
    "type": "STRING",
    "description": "Urgency that a job of this type has by default."
   },
   {
    "name": "duration",
    "type": "INT64",
    "description": "Average length of a job of this type; the API documents no unit."
   },
   {
    "name": "soldThreshold",
    "type": "NUMERIC",
    "description": "Subtotal from which ServiceTitan itself regards a job of this type as sold."
   },
   {
    "name": "class",
    "type": "STRING",
    "description": "Class by which the company groups its job types."
   },
   {
    "name": "summary",
    "type": "STRING",
    "description": "Text that is put into the summary of a job of this type when it is booked."
   },
   {
    "name": "noCharge",
    "type": "BOOL",
    "description": "True when jobs of this type are free of charge."
   },
   {
    "name": "enforceRecurringServiceEventSelection",
    "type": "BOOL",
    "description": "True when a job of this type must name a recurring service event."
   },
   {
    "name": "invoiceSignaturesRequired",
    "type": "BOOL",
    "description": "True when the invoice of a job of this type has to be signed."
   },
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": "When the record was last changed in ServiceTitan (UTC); of several versions of a record the newest counts."
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": "When the record was created in ServiceTitan (UTC)."
   },
   {
    "name": "externalData",
    "type": "JSON",
    "description": "Pairs of key and value that another application attached to the record."
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False when the job type is no longer in use; records that refer to it still count."
   },
   {
    "name": "isSmartDispatched",
    "type": "BOOL",
    "description": "True when jobs of this type are enabled for Dispatch Pro."
   }
  ]
 },
 {
  "name": "invoices",
  "title": "Invoices",
  "description": "Bills to customers with their items, balance and due date; adjustments are invoices too. One row per invoice.",
  "group": "core",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "businessUnitId",
   "jobId",
   "syncStatus"
  ],
  "columns": [
   {
    "name": "summary",
    "type": "STRING",
    "description": "What the invoice is about, as HTML text."
   },
   {
    "name": "items",
    "type": "JSON",
    "description": "Lines of the invoice, each with its type (Service, Material, Equipment, PriceModifier or Unspecified), quantity, price, total and totalCost."
   },
   {
    "name": "customFields",
    "type": "JSON",
    "description": "Fields that the company defined itself, each with its name and value."
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
   },
   {
    "name": "discountTotal",
    "type": "NUMERIC",
    "description": "Discounts on the invoice, in total."
   },
   {
    "name": "importId",
    "type": "STRING",
    "description": "Label that an import into ServiceTitan gave the record."
   },
   {
    "name": "exportId",
    "type": "STRING",
    "description": "Id that the invoice was given when it was exported to accounting."
   },
   {
    "name": "materialSkuId",
    "type": "INT64",
    "description": "Id of the invoice's material SKU."
   },
   {
    "name": "membershipId",
    "type": "INT64",
    "description": "Id of the membership that the invoice is for, if any."
   },
   {
    "name": "paidOn",
    "type": "TIMESTAMP",
    "description": "When the invoice was paid (UTC)."
   },
   {
    "name": "invoiceConfiguration",
    "type": "STRING",
    "description": "Kind of invoice: JobInvoice, ProjectInvoice, CounterSales, MembershipInvoice, InterestChargeInvoice or ARImportInvoice."
   },
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the invoice."
   },
   {
    "name": "syncStatus",
    "type": "STRING",
    "description": "How far the record is on its way to accounting: Pending, Posted or Exported."
   },
   {
    "name": "budgetCodeId",
    "type": "INT64",
    "description": "Id of the budget code that the record is booked to, if any."
   },
   {
    "name": "referenceNumber",
    "type": "STRING",
    "description": "Number of the invoice as people see it."
   },
   {
    "name": "invoiceDate",
    "type": "TIMESTAMP",
    "description": "Day of the invoice, a calendar day at midnight UTC."
   },
   {
    "name": "dueDate",
    "type": "TIMESTAMP",
    "description": "Day by which the invoice has to be paid, a calendar day at midnight UTC; receivables are aged by it."
   },
   {
    "name": "subTotal",
    "type": "NUMERIC",
    "description": "Amount of the invoice before sales tax; it is what revenue metrics sum."
   },
   {
    "name": "salesTax",
    "type": "NUMERIC",
    "description": "Sales tax on the invoice."
   },
   {
    "name": "salesTaxCode",
    "type": "JSON",
    "description": "Sales tax code of the invoice: id, name and rate."
   },
   {
    "name": "taxZoneId",
    "type": "INT64",
    "description": "Id of the tax zone of the invoice."
   },
   {
    "name": "total",
    "type": "NUMERIC",
    "description": "Amount of the invoice including sales tax."
   },
   {
    "name": "balance",
    "type": "NUMERIC",
    "description": "Amount still owed on the invoice at the time of reading; negative when the customer has a credit."
   },
   {
    "name": "invoiceType",
    "type": "JSON",
    "description": "Invoice type that the company chose: id and name."
   },
   {
    "name": "customer",
    "type": "JSON",
    "description": "Customer who is billed: id and name."
   },
   {
    "name": "customerAddress",
    "type": "JSON",
    "description": "Address of the customer on the invoice."
   },
   {
    "name": "location",
    "type": "JSON",
    "description": "Location where the billed work was done: id and name."
   },
   {
    "name": "locationAddress",
    "type": "JSON",
    "description": "Address of the location."
   },
   {
    "name": "businessUnit",
    "type": "JSON",
    "description": "Business unit of the invoice: id and name."
   },
   {
    "name": "termName",
    "type": "STRING",
    "description": "Name of the payment term."
   },
   {
    "name": "createdBy",
    "type": "STRING",
    "description": "Name of the user who created the record."
   },
   {
    "name": "batch",
    "type": "JSON",
    "description": "Accounting batch that holds the record: id, number and name."
   },
   {
    "name": "depositedOn",
    "type": "TIMESTAMP",
    "description": "When the invoice was deposited (UTC)."
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": "When the record was created in ServiceTitan (UTC)."
   },
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": "When the record was last changed in ServiceTitan (UTC); of several versions of a record the newest counts."
   },
   {
    "name": "adjustmentToId",
    "type": "INT64",
    "description": "Id of the invoice that this one adjusts; empty unless this is an adjustment invoice."
   },
   {
    "name": "job",
    "type": "JSON",
    "description": "Job that the invoice bills: id, number and type; empty when it bills none."
   },
   {
    "name": "projectId",
    "type": "INT64",
    "description": "Id of the project that the record is part of, if any."
   },
   {
    "name": "royalty",
    "type": "JSON",
    "description": "Royalty of the invoice: its status (Pending, Sent or Failed), date, sending date and memo."
   },
   {
    "name": "employeeInfo",
    "type": "JSON",
    "description": "Employee recorded on the invoice: id, name and last change."
   },
   {
    "name": "commissionEligibilityDate",
    "type": "STRING",
    "description": "Date on which the invoice becomes eligible for commission, as the text that ServiceTitan sends."
   },
   {
    "name": "sentStatus",
    "type": "STRING",
    "description": "Whether the invoice reached the customer: NotSent, Sent or Opened."
   },
   {
    "name": "reviewStatus",
    "type": "STRING",
    "description": "State of the review: NeedsReview, OnHold, Reviewed, PendingApproval, Rejected, ReadyForBilling or Invoiced."
   },
   {
    "name": "assignedTo",
    "type": "JSON",
    "description": "Person to whom the invoice is assigned: id and name."
   },
   {
    "name": "jobId",
    "type": "INT64",
    "description": "Id of the job that the invoice bills, lifted from job.id; empty when it bills none."
   },
   {
    "name": "jobNumber",
    "type": "STRING",
    "description": "Number of the job that the invoice bills, lifted from job.number."
   },
   {
    "name": "businessUnitId",
    "type": "INT64",
    "description": "Id of the business unit of the invoice, lifted from businessUnit.id."
   },
   {
    "name": "customerId",
    "type": "INT64",
    "description": "Id of the customer who is billed, lifted from customer.id."
   },
   {
    "name": "locationId",
    "type": "INT64",
    "description": "Id of the location of the billed work, lifted from location.id."
   },
   {
    "name": "invoiceTypeId",
    "type": "INT64",
    "description": "Id of the invoice type, lifted from invoiceType.id."
   },
   {
    "name": "employeeId",
    "type": "INT64",
    "description": "Id of the employee recorded on the invoice, lifted from employeeInfo.id."
   }
  ]
 },
 {
  "name": "payments",
  "title": "Payments",
  "description": "Money received or refunded, with the invoices it was applied to. One row per payment.",
  "group": "core",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "invoiceId",
   "paymentTypeId"
  ],
  "columns": [
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
   },
   {
    "name": "appliedTo",
    "type": "JSON",
    "description": "Invoices that the payment was applied to, each with the invoice id (appliedTo), the amount, when and by whom."
   },
   {
    "name": "authCode",
    "type": "STRING",
    "description": "Authorization code of the payment."
   },
   {
    "name": "batch",
    "type": "JSON",
    "description": "Accounting batch that holds the record: id, number and name."
   },
   {
    "name": "businessUnit",
    "type": "JSON",
    "description": "Business unit of the payment: id and name."
   },
   {
    "name": "checkNumber",
    "type": "STRING",
    "description": "Number of the check, if it was paid by check."
   },
   {
    "name": "createdBy",
    "type": "STRING",
    "description": "Name of the user who created the record."
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": "When the record was created in ServiceTitan (UTC)."
   },
   {
    "name": "customer",
    "type": "JSON",
    "description": "Customer who paid: id and name."
   },
   {
    "name": "customFields",
    "type": "JSON",
    "description": "Fields that the company defined itself, each with its name and value."
   },
   {
    "name": "date",
    "type": "TIMESTAMP",
    "description": "Day of the payment, a calendar day at midnight UTC; collected money is dated by it."
   },
   {
    "name": "deposit",
    "type": "JSON",
    "description": "Bank deposit that the payment is part of: id and name."
   },
   {
    "name": "generalLedgerAccount",
    "type": "JSON",
    "description": "General ledger account of the payment: id, name, number, type and detail type."
   },
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the payment."
   },
   {
    "name": "memo",
    "type": "STRING",
    "description": "Free text note."
   },
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": "When the record was last changed in ServiceTitan (UTC); of several versions of a record the newest counts."
   },
   {
    "name": "referenceNumber",
    "type": "STRING",
    "description": "Number of the payment as people see it."
   },
   {
    "name": "refundedPaymentId",
    "type": "INT64",
    "description": "Id of the payment that this one refunds; empty unless this is a refund."
   },
   {
    "name": "syncStatus",
    "type": "STRING",
    "description": "How far the record is on its way to accounting: Pending, Posted or Exported."
   },
   {
    "name": "total",
    "type": "NUMERIC",
    "description": "Amount of the payment; collected money sums it as sent, refunds included."
   },
   {
    "name": "type",
    "type": "STRING",
    "description": "Name of the payment type, for example check or card."
   },
   {
    "name": "typeId",
    "type": "STRING",
    "description": "Id of the payment type, as text."
   },
   {
    "name": "unappliedAmount",
    "type": "NUMERIC",
    "description": "Part of the payment that is not applied to an invoice."
   },
   {
    "name": "businessUnitId",
    "type": "INT64",
    "description": "Id of the business unit of the payment, lifted from businessUnit.id."
   },
   {
    "name": "customerId",
    "type": "INT64",
    "description": "Id of the customer who paid, lifted from customer.id."
   },
   {
    "name": "paymentTypeId",
    "type": "STRING",
    "description": "Id of the payment type, the same text as typeId."
   },
   {
    "name": "invoiceId",
    "type": "INT64",
    "description": "Id of the invoice that was paid, lifted from appliedTo when it has exactly one entry, else empty."
   },
   {
    "name": "amount",
    "type": "NUMERIC",
    "description": "Amount of the payment, the same number as total."
   }
  ]
 },
 {
  "name": "inventory_bills",
  "title": "Inventory bills",
  "description": "Vendor bills for material, linked to a purchase order or a job. One row per bill.",
  "group": "reference",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "vendorId",
   "jobId",
   "businessUnitId"
  ],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the vendor bill."
   },
   {
    "name": "purchaseOrderId",
    "type": "INT64",
    "description": "Id of the purchase order that the bill belongs to, if any."
   },
   {
    "name": "syncStatus",
    "type": "STRING",
    "description": "How far the bill is on its way to accounting: Pending, Posted, Exported or PostedAndExported."
   },
   {
    "name": "referenceNumber",
    "type": "STRING",
    "description": "Reference number of the bill."
   },
   {
    "name": "vendorNumber",
    "type": "STRING",
    "description": "Number that the vendor gave the bill."
   },
   {
    "name": "summary",
    "type": "STRING",
    "description": "What the bill is about."
   },
   {
    "name": "billDate",
    "type": "TIMESTAMP",
    "description": "Day of the bill, a calendar day at midnight UTC."
   },
   {
    "name": "billAmount",
    "type": "NUMERIC",
    "description": "Amount of the bill, counted as material cost as sent."
   },
   {
    "name": "taxAmount",
    "type": "NUMERIC",
    "description": "Tax on the bill."
   },
   {
    "name": "shippingAmount",
    "type": "NUMERIC",
    "description": "Shipping charged on the bill."
   },
   {
    "name": "createdBy",
    "type": "STRING",
    "description": "Name of the user who created the record."
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": "When the record was created in ServiceTitan (UTC)."
   },
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": "When the record was last changed in ServiceTitan (UTC); of several versions of a record the newest counts."
   },
   {
    "name": "termName",
    "type": "STRING",
    "description": "Name of the payment term."
   },
   {
    "name": "dueDate",
    "type": "TIMESTAMP",
    "description": "Day by which the bill has to be paid."
   },
   {
    "name": "shipToDescription",
    "type": "STRING",
    "description": "Where the goods were sent to, in words."
   },
   {
    "name": "postDate",
    "type": "TIMESTAMP",
    "description": "Day under which the bill is posted in accounting."
   },
   {
    "name": "batch",
    "type": "JSON",
    "description": "Accounting batch that holds the record: id, number and name."
   },
   {
    "name": "businessUnit",
    "type": "JSON",
    "description": "Business unit of the bill: id and name."
   },
   {
    "name": "taxZone",
    "type": "JSON",
    "description": "Tax zone of the bill: id and name."
   },
   {
    "name": "vendor",
    "type": "JSON",
    "description": "Vendor who sent the bill: id and name."
   },
   {
    "name": "shipTo",
    "type": "JSON",
    "description": "Address where the goods were sent to."
   },
   {
    "name": "budgetCodeId",
    "type": "INT64",
    "description": "Id of the budget code that the record is booked to, if any."
   },
   {
    "name": "items",
    "type": "JSON",
    "description": "Lines of the bill, each with its name, quantity, cost and accounts."
   },
   {
    "name": "customFields",
    "type": "JSON",
    "description": "Fields that the company defined itself, each with its name and value."
   },
   {
    "name": "jobId",
    "type": "INT64",
    "description": "Id of the job that the bill itself names, if any; a bill of a purchase order counts for the job of that order."
   },
   {
    "name": "jobNumber",
    "type": "STRING",
    "description": "Number of the job that the bill names, if any."
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
   },
   {
    "name": "businessUnitId",
    "type": "INT64",
    "description": "Id of the business unit of the bill, lifted from businessUnit.id."
   },
   {
    "name": "vendorId",
    "type": "INT64",
    "description": "Id of the vendor who sent the bill, lifted from vendor.id."
   }
  ]
 },
 {
  "name": "payment_types",
  "title": "Payment types",
  "description": "Ways to pay (check, card, financing) as the company names them. One row per payment type.",
  "group": "reference",
  "primaryKey": [
   "id"
  ],
  "cursor": null,
  "groupBy": null,
  "activeFalseMeans": "inactive",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the payment type."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name of the payment type, for example check, card or financing."
   },
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": "When the record was last changed in ServiceTitan (UTC); of several versions of a record the newest counts."
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": "When the record was created in ServiceTitan (UTC)."
   }
  ]
 },
 {
  "name": "estimates",
  "title": "Estimates",
  "description": "Offers made to a customer, with items, status and the day they were sold. One row per estimate.",
  "group": "core",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "businessUnitId",
   "jobId",
   "statusName"
  ],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the estimate."
   },
   {
    "name": "jobId",
    "type": "INT64",
    "description": "Id of the job on which the estimate was made; empty when there is none, and then its sale is not in total_booked."
   },
   {
    "name": "projectId",
    "type": "INT64",
    "description": "Id of the project that the record is part of, if any."
   },
   {
    "name": "locationId",
    "type": "INT64",
    "description": "Id of the location that the offer is for."
   },
   {
    "name": "customerId",
    "type": "INT64",
    "description": "Id of the customer to whom the offer was made."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name of the estimate."
   },
   {
    "name": "jobNumber",
    "type": "STRING",
    "description": "Number of the job on which the estimate was made."
   },
   {
    "name": "status",
    "type": "JSON",
    "description": "Status of the estimate as its number (value) and name: Open, Sold or Dismissed."
   },
   {
    "name": "reviewStatus",
    "type": "STRING",
    "description": "State of the internal approval: None, NeedsApproval, Approved or NotApproved."
   },
   {
    "name": "summary",
    "type": "STRING",
    "description": "What the estimate offers."
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": "When the estimate was created in ServiceTitan (UTC); the estimate funnel is dated by it."
   },
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": "When the record was last changed in ServiceTitan (UTC); of several versions of a record the newest counts."
   },
   {
    "name": "soldOn",
    "type": "TIMESTAMP",
    "description": "When the estimate was sold (UTC); booked money is dated by it."
   },
   {
    "name": "soldBy",
    "type": "INT64",
    "description": "Id of the person who sold the estimate."
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
   },
   {
    "name": "items",
    "type": "JSON",
    "description": "Lines of the estimate, each with its SKU, quantity (qty), price (unitRate), total and cost."
   },
   {
    "name": "externalLinks",
    "type": "JSON",
    "description": "Links to other systems, each with its name and address."
   },
   {
    "name": "subtotal",
    "type": "NUMERIC",
    "description": "Amount of the estimate before tax; sold estimates are summed by it."
   },
   {
    "name": "tax",
    "type": "NUMERIC",
    "description": "Tax on the estimate."
   },
   {
    "name": "businessUnitId",
    "type": "INT64",
    "description": "Id of the business unit of the estimate."
   },
   {
    "name": "businessUnitName",
    "type": "STRING",
    "description": "Name of the business unit of the estimate."
   },
   {
    "name": "isRecommended",
    "type": "BOOL",
    "description": "True for the option that is recommended to the customer."
   },
   {
    "name": "budgetCodeId",
    "type": "INT64",
    "description": "Id of the budget code that the record is booked to, if any."
   },
   {
    "name": "isChangeOrder",
    "type": "BOOL",
    "description": "True when the estimate is a change order to work that was sold before."
   },
   {
    "name": "proposalTagName",
    "type": "STRING",
    "description": "Tag that the estimate has within its proposal."
   },
   {
    "name": "statusName",
    "type": "STRING",
    "description": "Status of the estimate, lifted from status.name: Open, Sold or Dismissed."
   }
  ]
 },
 {
  "name": "customers",
  "title": "Customers",
  "description": "People and companies the work is done for; a merged one points to its successor. One row per customer.",
  "group": "core",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "activeFalseMeans": "inactive",
  "clusterBy": [
   "type",
   "active"
  ],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the customer."
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False when the customer was deactivated, usually by a merge; the jobs still count."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name of the customer; test customers are recognised by it."
   },
   {
    "name": "type",
    "type": "STRING",
    "description": "Kind of customer: Residential or Commercial."
   },
   {
    "name": "address",
    "type": "JSON",
    "description": "Billing address of the customer."
   },
   {
    "name": "customFields",
    "type": "JSON",
    "description": "Fields that the company defined itself, each with its name and value."
   },
   {
    "name": "balance",
    "type": "NUMERIC",
    "description": "Balance of the customer's account at the time of reading."
   },
   {
    "name": "taxExempt",
    "type": "BOOL",
    "description": "True when the customer pays no sales tax."
   },
   {
    "name": "tagTypeIds",
    "type": "JSON",
    "description": "Ids of the tags on the customer (tag_types)."
   },
   {
    "name": "doNotMail",
    "type": "BOOL",
    "description": "True when the customer must not be sent mail."
   },
   {
    "name": "doNotService",
    "type": "BOOL",
    "description": "True when no work must be done for the customer."
   },
   {
    "name": "nationalAccount",
    "type": "BOOL",
    "description": "True when the customer is a national account."
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": "When the record was created in ServiceTitan (UTC)."
   },
   {
    "name": "createdById",
    "type": "INT64",
    "description": "Id of the user who created the record."
   },
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": "When the record was last changed in ServiceTitan (UTC); of several versions of a record the newest counts."
   },
   {
    "name": "mergedToId",
    "type": "INT64",
    "description": "Id of the customer into which this one was merged, if any; metrics still count both."
   },
   {
    "name": "paymentTermId",
    "type": "INT64",
    "description": "Id of the customer's payment term."
   },
   {
    "name": "creditLimit",
    "type": "NUMERIC",
    "description": "Credit limit of the customer."
   },
   {
    "name": "creditLimitBalance",
    "type": "NUMERIC",
    "description": "Credit limit balance of the customer as ServiceTitan states it."
   },
   {
    "name": "externalData",
    "type": "JSON",
    "description": "Pairs of key and value that another application attached to the record."
   }
  ]
 },
 {
  "name": "locations",
  "title": "Locations",
  "description": "Addresses where work is done, each of one customer. One row per location.",
  "group": "core",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "activeFalseMeans": "inactive",
  "clusterBy": [
   "customerId",
   "active"
  ],
  "columns": [
   {
    "name": "taxZoneId",
    "type": "INT64",
    "description": "Id of the tax zone of the location."
   },
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the location."
   },
   {
    "name": "customerId",
    "type": "INT64",
    "description": "Id of the customer to whom the location belongs."
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False when the location is no longer in use; records that refer to it still count."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name of the location."
   },
   {
    "name": "address",
    "type": "JSON",
    "description": "Address where the work is done."
   },
   {
    "name": "customFields",
    "type": "JSON",
    "description": "Fields that the company defined itself, each with its name and value."
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": "When the record was created in ServiceTitan (UTC)."
   },
   {
    "name": "createdById",
    "type": "INT64",
    "description": "Id of the user who created the record."
   },
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": "When the record was last changed in ServiceTitan (UTC); of several versions of a record the newest counts."
   },
   {
    "name": "mergedToId",
    "type": "INT64",
    "description": "Id of the location into which this one was merged, if any."
   },
   {
    "name": "zoneId",
    "type": "INT64",
    "description": "Id of the dispatch zone of the location."
   },
   {
    "name": "taxExempt",
    "type": "BOOL",
    "description": "True when no sales tax is charged for work at the location."
   },
   {
    "name": "tagTypeIds",
    "type": "JSON",
    "description": "Ids of the tags on the location (tag_types)."
   },
   {
    "name": "externalData",
    "type": "JSON",
    "description": "Pairs of key and value that another application attached to the record."
   }
  ]
 },
 {
  "name": "payroll",
  "title": "Payroll (gross pay items)",
  "description": "Amounts paid to an employee for time, bonuses and adjustments, by job. One row per gross pay item.",
  "group": "core",
  "primaryKey": [
   "_key"
  ],
  "cursor": "modifiedOn",
  "groupBy": "payrollId",
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "employeeId",
   "date"
  ],
  "columns": [
   {
    "name": "_key",
    "type": "STRING",
    "description": "The id as text; for a row without id a hash of its business fields and its ordinal among equal rows."
   },
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the gross pay item; the API may leave it empty."
   },
   {
    "name": "employeeId",
    "type": "INT64",
    "description": "Id of the person who is paid: a technician or an employee, as employeeType says."
   },
   {
    "name": "employeeType",
    "type": "STRING",
    "description": "Who is paid: Technician or Employee."
   },
   {
    "name": "businessUnitName",
    "type": "STRING",
    "description": "Name of the business unit of the pay item."
   },
   {
    "name": "payrollId",
    "type": "INT64",
    "description": "Id of the payroll (one person and pay period) that holds the item."
   },
   {
    "name": "employeePayrollId",
    "type": "STRING",
    "description": "Number of the person in the payroll system."
   },
   {
    "name": "date",
    "type": "TIMESTAMP",
    "description": "Day of the pay item, a calendar day at midnight UTC."
   },
   {
    "name": "activity",
    "type": "STRING",
    "description": "What was paid for, in words, for example Working, Driving, Direct Adjustment or Invoice-specific bonus."
   },
   {
    "name": "activityCodeId",
    "type": "INT64",
    "description": "Id of the payroll activity code (payroll_activity_codes)."
   },
   {
    "name": "activityCode",
    "type": "STRING",
    "description": "Name of the payroll activity code."
   },
   {
    "name": "amount",
    "type": "NUMERIC",
    "description": "Gross pay of the item, counted as labor cost; payroll adjustments are already among the items."
   },
   {
    "name": "amountAdjustment",
    "type": "NUMERIC",
    "description": "Adjustment that ServiceTitan states beside the amount; labor cost does not add it."
   },
   {
    "name": "payoutBusinessUnitName",
    "type": "STRING",
    "description": "Name of the business unit that pays."
   },
   {
    "name": "grossPayItemType",
    "type": "STRING",
    "description": "Kind of pay: TimesheetTime, InvoiceRelatedBonus, CustomBonus, Salary or Reimbursement."
   },
   {
    "name": "startedOn",
    "type": "TIMESTAMP",
    "description": "When the paid time started (UTC)."
   },
   {
    "name": "endedOn",
    "type": "TIMESTAMP",
    "description": "When the paid time ended (UTC)."
   },
   {
    "name": "paidDurationHours",
    "type": "NUMERIC",
    "description": "Paid time in hours."
   },
   {
    "name": "paidTimeType",
    "type": "STRING",
    "description": "Kind of paid time: Regular, Overtime, DoubleOvertime or PaidTimeOff."
   },
   {
    "name": "sourceEntityId",
    "type": "INT64",
    "description": "Id of what the item was made from, for TimesheetTime the timesheet activity; several items can share it."
   },
   {
    "name": "jobId",
    "type": "INT64",
    "description": "Id of the job that the pay is charged to, if any."
   },
   {
    "name": "jobNumber",
    "type": "STRING",
    "description": "Number of the job that the pay is charged to, if any."
   },
   {
    "name": "jobTypeName",
    "type": "STRING",
    "description": "Name of the job type of that job."
   },
   {
    "name": "projectNumber",
    "type": "STRING",
    "description": "Number of the project, if any."
   },
   {
    "name": "projectId",
    "type": "INT64",
    "description": "Id of the project that the record is part of, if any."
   },
   {
    "name": "invoiceId",
    "type": "INT64",
    "description": "Id of the invoice that the pay is related to, if any."
   },
   {
    "name": "invoiceNumber",
    "type": "STRING",
    "description": "Number of the invoice that the pay is related to, if any."
   },
   {
    "name": "invoiceItemId",
    "type": "INT64",
    "description": "Id of the invoice line that the pay is related to, if any."
   },
   {
    "name": "customerId",
    "type": "INT64",
    "description": "Id of the customer of the job, if any."
   },
   {
    "name": "customerName",
    "type": "STRING",
    "description": "Name of the customer of the job, if any."
   },
   {
    "name": "locationId",
    "type": "INT64",
    "description": "Id of the location of the job, if any."
   },
   {
    "name": "locationName",
    "type": "STRING",
    "description": "Name of the location of the job, if any."
   },
   {
    "name": "locationAddress",
    "type": "STRING",
    "description": "Address of the location of the job, if any."
   },
   {
    "name": "locationZip",
    "type": "STRING",
    "description": "Zip code of the location of the job, as text."
   },
   {
    "name": "zoneName",
    "type": "STRING",
    "description": "Name of the dispatch zone of the location."
   },
   {
    "name": "taxZoneName",
    "type": "STRING",
    "description": "Name of the tax zone of the location."
   },
   {
    "name": "laborTypeId",
    "type": "INT64",
    "description": "Id of the labor type."
   },
   {
    "name": "laborTypeCode",
    "type": "STRING",
    "description": "Code of the labor type."
   },
   {
    "name": "budgetCodeId",
    "type": "INT64",
    "description": "Id of the budget code that the record is booked to, if any."
   },
   {
    "name": "isPrevailingWageJob",
    "type": "BOOL",
    "description": "True when the job falls under prevailing wage rules."
   },
   {
    "name": "memo",
    "type": "STRING",
    "description": "Free text note."
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": "When the record was created in ServiceTitan (UTC)."
   },
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": "When the record was last changed in ServiceTitan (UTC); of several versions of a record the newest counts."
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
   },
   {
    "name": "_groupReadOn",
    "type": "TIMESTAMP",
    "description": "When the row's payroll was last read as a whole; null-id rows of an older read are superseded."
   }
  ]
 },
 {
  "name": "payroll_adjustments",
  "title": "Payroll adjustments",
  "description": "Corrections and bonuses posted to an employee; gross pay items already contain them. One row per adjustment.",
  "group": "reference",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "employeeId",
   "invoiceId",
   "activityCodeId"
  ],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "employeeType",
    "type": "STRING",
    "description": "Whose pay is adjusted: Technician or Employee."
   },
   {
    "name": "employeeId",
    "type": "INT64",
    "description": "Id of the person whose pay is adjusted: a technician or an employee, as employeeType says."
   },
   {
    "name": "postedOn",
    "type": "TIMESTAMP",
    "description": "When the adjustment was posted (UTC)."
   },
   {
    "name": "amount",
    "type": "NUMERIC",
    "description": "Amount of the adjustment; gross pay items already contain it, so the two are never added."
   },
   {
    "name": "memo",
    "type": "STRING",
    "description": "Free text note."
   },
   {
    "name": "activityCodeId",
    "type": "INT64",
    "description": "Id of the payroll activity code (payroll_activity_codes)."
   },
   {
    "name": "invoiceId",
    "type": "INT64",
    "description": "Id of the invoice that the adjustment is related to, if any."
   },
   {
    "name": "hours",
    "type": "NUMERIC",
    "description": "Hours of the adjustment, if it is reckoned by time."
   },
   {
    "name": "rate",
    "type": "NUMERIC",
    "description": "Rate of the adjustment, if it is reckoned by hours or quantity."
   },
   {
    "name": "quantity",
    "type": "NUMERIC",
    "description": "Quantity of the adjustment, if it is reckoned by pieces."
   },
   {
    "name": "type",
    "type": "STRING",
    "description": "Kind of adjustment: Direct, CommissionBased, Labor, Advance, SoldAdvance, Scheduled, AddOn, MonthlyBonus or BonusWOT."
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": "When the record was created in ServiceTitan (UTC)."
   },
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": "When the record was last changed in ServiceTitan (UTC); of several versions of a record the newest counts."
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
   }
  ]
 },
 {
  "name": "payroll_activity_codes",
  "title": "Payroll activity codes",
  "description": "Codes that say what time or money was paid for. One row per activity code.",
  "group": "reference",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "activeFalseMeans": "inactive",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the activity code."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name of the activity code."
   },
   {
    "name": "code",
    "type": "STRING",
    "description": "Short code of the activity code."
   },
   {
    "name": "earningCategory",
    "type": "STRING",
    "description": "Kind of earning: Timesheet, Commission or Reimbursement."
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": "When the record was created in ServiceTitan (UTC)."
   },
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": "When the record was last changed in ServiceTitan (UTC); of several versions of a record the newest counts."
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False when the activity code is no longer in use; records that refer to it still count."
   }
  ]
 },
 {
  "name": "job_splits",
  "title": "Job splits",
  "description": "How a job is shared among technicians, in percent. One row per job and technician.",
  "group": "reference",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "jobId",
   "technicianId"
  ],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "jobId",
    "type": "INT64",
    "description": "Id of the job that is shared."
   },
   {
    "name": "technicianId",
    "type": "INT64",
    "description": "Id of the technician who has the share."
   },
   {
    "name": "split",
    "type": "NUMERIC",
    "description": "The technician's share of the job in percent; what counts is its part of the sum of the job's shares."
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": "When the record was created in ServiceTitan (UTC)."
   },
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": "When the record was last changed in ServiceTitan (UTC); of several versions of a record the newest counts."
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
   }
  ]
 },
 {
  "name": "campaigns",
  "title": "Campaigns",
  "description": "Marketing sources to which jobs and calls are attributed. One row per campaign.",
  "group": "core",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "activeFalseMeans": "inactive",
  "clusterBy": [
   "active",
   "categoryId"
  ],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the campaign."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name of the campaign."
   },
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": "When the record was last changed in ServiceTitan (UTC); of several versions of a record the newest counts."
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": "When the record was created in ServiceTitan (UTC)."
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False when the campaign is no longer in use; records that refer to it still count."
   },
   {
    "name": "isDefaultCampaign",
    "type": "BOOL",
    "description": "True for the campaign that is used by default."
   },
   {
    "name": "category",
    "type": "JSON",
    "description": "Category of the campaign: id, name and whether it is active."
   },
   {
    "name": "source",
    "type": "STRING",
    "description": "Marketing source of the campaign."
   },
   {
    "name": "otherSource",
    "type": "STRING",
    "description": "Marketing source in free words, where source does not name it."
   },
   {
    "name": "businessUnit",
    "type": "STRING",
    "description": "Business unit of the campaign, as text."
   },
   {
    "name": "medium",
    "type": "STRING",
    "description": "Marketing medium of the campaign."
   },
   {
    "name": "otherMedium",
    "type": "STRING",
    "description": "Marketing medium in free words, where medium does not name it."
   },
   {
    "name": "campaignPhoneNumbers",
    "type": "JSON",
    "description": "Phone numbers of the campaign."
   },
   {
    "name": "categoryId",
    "type": "INT64",
    "description": "Id of the category, lifted from category.id."
   },
   {
    "name": "categoryName",
    "type": "STRING",
    "description": "Name of the category, lifted from category.name."
   }
  ]
 },
 {
  "name": "campaign_categories",
  "title": "Campaign categories",
  "description": "Groups of campaigns. One row per category.",
  "group": "reference",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "activeFalseMeans": "inactive",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the campaign category."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name of the category."
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False when the category is no longer in use; records that refer to it still count."
   },
   {
    "name": "type",
    "type": "STRING",
    "description": "Kind of category: Regular or GoogleHomeServices."
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": "When the record was created in ServiceTitan (UTC)."
   },
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": "When the record was last changed in ServiceTitan (UTC); of several versions of a record the newest counts."
   }
  ]
 },
 {
  "name": "campaign_costs",
  "title": "Campaign costs",
  "description": "What a campaign costs per day in a month. One row per campaign and month.",
  "group": "reference",
  "primaryKey": [
   "id"
  ],
  "cursor": null,
  "groupBy": null,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "campaignId"
  ],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "year",
    "type": "INT64",
    "description": "Calendar year of the cost."
   },
   {
    "name": "month",
    "type": "INT64",
    "description": "Calendar month of the cost, 1 to 12."
   },
   {
    "name": "dailyCost",
    "type": "NUMERIC",
    "description": "Cost of the campaign for each day of the month."
   },
   {
    "name": "campaignId",
    "type": "INT64",
    "description": "Id of the campaign that costs it."
   }
  ]
 },
 {
  "name": "business_units",
  "title": "Business units",
  "description": "Branches and departments by which the company keeps its numbers. One row per business unit.",
  "group": "reference",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "activeFalseMeans": "inactive",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the business unit."
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False when the business unit is no longer in use; records that refer to it still count."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Internal name of the business unit; the roll-up rules read it."
   },
   {
    "name": "officialName",
    "type": "STRING",
    "description": "Name of the business unit that customers see."
   },
   {
    "name": "email",
    "type": "STRING",
    "description": "Email address of the business unit."
   },
   {
    "name": "currency",
    "type": "STRING",
    "description": "Currency code of the business unit, for example USD."
   },
   {
    "name": "phoneNumber",
    "type": "STRING",
    "description": "Phone number of the business unit."
   },
   {
    "name": "invoiceHeader",
    "type": "STRING",
    "description": "Text at the head of its invoices and estimates, as HTML."
   },
   {
    "name": "invoiceMessage",
    "type": "STRING",
    "description": "Text at the foot of its invoices and estimates, as HTML."
   },
   {
    "name": "defaultTaxRate",
    "type": "NUMERIC",
    "description": "Tax rate that its taxable items have by default."
   },
   {
    "name": "authorizationParagraph",
    "type": "STRING",
    "description": "Text with which customers authorize the work, as HTML."
   },
   {
    "name": "acknowledgementParagraph",
    "type": "STRING",
    "description": "Text with which customers acknowledge the finished work, as HTML."
   },
   {
    "name": "address",
    "type": "JSON",
    "description": "Address of the business unit."
   },
   {
    "name": "materialSku",
    "type": "STRING",
    "description": "SKU for materials of the business unit."
   },
   {
    "name": "quickbooksClass",
    "type": "STRING",
    "description": "QuickBooks class of the business unit."
   },
   {
    "name": "accountCode",
    "type": "STRING",
    "description": "Account code of the tenant that the business unit belongs to."
   },
   {
    "name": "franchiseId",
    "type": "STRING",
    "description": "Franchise id of the tenant that the business unit belongs to."
   },
   {
    "name": "conceptCode",
    "type": "STRING",
    "description": "Concept code of the tenant that the business unit belongs to."
   },
   {
    "name": "corporateContractNumber",
    "type": "STRING",
    "description": "Corporate contract number of the business unit."
   },
   {
    "name": "trade",
    "type": "JSON",
    "description": "Trade of the business unit: id and name."
   },
   {
    "name": "division",
    "type": "JSON",
    "description": "Division of the company that the business unit belongs to: id and name."
   },
   {
    "name": "tagTypeIds",
    "type": "JSON",
    "description": "Ids of the tags that jobs of the business unit get (tag_types)."
   },
   {
    "name": "tenant",
    "type": "JSON",
    "description": "ServiceTitan tenant that the business unit belongs to: id, name and codes."
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": "When the record was created in ServiceTitan (UTC)."
   },
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": "When the record was last changed in ServiceTitan (UTC); of several versions of a record the newest counts."
   },
   {
    "name": "externalData",
    "type": "JSON",
    "description": "Pairs of key and value that another application attached to the record."
   }
  ]
 },
 {
  "name": "technicians",
  "title": "Technicians",
  "description": "People who do the work in the field. One row per technician.",
  "group": "reference",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "activeFalseMeans": "inactive",
  "clusterBy": [
   "active",
   "businessUnitId"
  ],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the technician."
   },
   {
    "name": "userId",
    "type": "INT64",
    "description": "Id of the person's user account."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name of the technician."
   },
   {
    "name": "roleIds",
    "type": "JSON",
    "description": "Ids of the user roles that the person has."
   },
   {
    "name": "businessUnitId",
    "type": "INT64",
    "description": "Id of the business unit that the technician belongs to."
   },
   {
    "name": "mainZoneId",
    "type": "INT64",
    "description": "Id of the technician's main dispatch zone."
   },
   {
    "name": "zoneIds",
    "type": "JSON",
    "description": "Ids of all the technician's dispatch zones."
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": "When the record was created in ServiceTitan (UTC)."
   },
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": "When the record was last changed in ServiceTitan (UTC); of several versions of a record the newest counts."
   },
   {
    "name": "email",
    "type": "STRING",
    "description": "Email address."
   },
   {
    "name": "phoneNumber",
    "type": "STRING",
    "description": "Phone number."
   },
   {
    "name": "loginName",
    "type": "STRING",
    "description": "Name with which the person signs in."
   },
   {
    "name": "home",
    "type": "JSON",
    "description": "Home address of the person."
   },
   {
    "name": "dailyGoal",
    "type": "NUMERIC",
    "description": "Revenue that the technician should reach per day."
   },
   {
    "name": "isManagedTech",
    "type": "BOOL",
    "description": "True when the technician is a managed technician."
   },
   {
    "name": "licenseType",
    "type": "STRING",
    "description": "ServiceTitan licence of the technician: NonManagedTech, ManagedTech or ManagedInstaller."
   },
   {
    "name": "customFields",
    "type": "JSON",
    "description": "Fields that the company defined itself, each with its name and value."
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False when the technician is no longer in use; records that refer to it still count."
   },
   {
    "name": "aadUserId",
    "type": "STRING",
    "description": "Id of the person's Azure Active Directory user."
   },
   {
    "name": "burdenRate",
    "type": "NUMERIC",
    "description": "Burden of the technician per hour, on top of the pay."
   },
   {
    "name": "team",
    "type": "STRING",
    "description": "Name of the team of the technician."
   },
   {
    "name": "jobFilter",
    "type": "STRING",
    "description": "Which upcoming appointments the technician can see, for example AllScheduledDispatchedWorkingToday."
   },
   {
    "name": "permissions",
    "type": "JSON",
    "description": "Permissions of the user account, each with its id and value."
   },
   {
    "name": "accountLocked",
    "type": "BOOL",
    "description": "True when the user account is locked."
   },
   {
    "name": "commissionRate",
    "type": "NUMERIC",
    "description": "Commission rate of the technician."
   },
   {
    "name": "currentValue",
    "type": "NUMERIC",
    "description": "Value of the technician in ServiceTitan's own statistics for today."
   },
   {
    "name": "firstName",
    "type": "STRING",
    "description": "First name of the person."
   },
   {
    "name": "lastName",
    "type": "STRING",
    "description": "Last name of the person."
   },
   {
    "name": "hourlyRate",
    "type": "NUMERIC",
    "description": "Pay per hour."
   },
   {
    "name": "jobId",
    "type": "INT64",
    "description": "Id of the job that the technician is on at the time of reading, if any."
   },
   {
    "name": "mobilePhone",
    "type": "STRING",
    "description": "Mobile phone number of the technician."
   },
   {
    "name": "outboundCallerId",
    "type": "STRING",
    "description": "Phone number shown when the technician calls customers."
   },
   {
    "name": "payrollId",
    "type": "STRING",
    "description": "Number of the technician in the payroll system."
   },
   {
    "name": "payrollProfileId",
    "type": "INT64",
    "description": "Id of the payroll profile of the technician."
   },
   {
    "name": "appoitmentId",
    "type": "INT64",
    "description": "Id of the appointment that the technician is working on at the time of reading, if any (the API's spelling)."
   },
   {
    "name": "shiftStart",
    "type": "STRING",
    "description": "Start of the technician's shift, as a time of day."
   },
   {
    "name": "shiftEnd",
    "type": "STRING",
    "description": "End of the technician's shift, as a time of day."
   },
   {
    "name": "soldByRate",
    "type": "NUMERIC",
    "description": "Rate for what the technician sold."
   },
   {
    "name": "startDate",
    "type": "TIMESTAMP",
    "description": "Day on which the technician started with the company."
   },
   {
    "name": "status",
    "type": "STRING",
    "description": "What the technician is doing at the time of reading: Idle, Dispatched, Working or Meal."
   },
   {
    "name": "skills",
    "type": "JSON",
    "description": "Skills of the technician, each with its id and name."
   },
   {
    "name": "positions",
    "type": "JSON",
    "description": "Positions in the company: Installer, Service, Sales, Maintenance, Helper, InstallProductionManager, ServiceManager, SalesManager, PartRunner or DummyTech."
   },
   {
    "name": "location",
    "type": "JSON",
    "description": "Last known coordinates of the technician and when they were taken (UTC)."
   },
   {
    "name": "bio",
    "type": "STRING",
    "description": "Biography of the technician, as HTML."
   },
   {
    "name": "memo",
    "type": "STRING",
    "description": "Free text note, as HTML."
   }
  ]
 },
 {
  "name": "employees",
  "title": "Employees",
  "description": "People who work in the office. One row per employee.",
  "group": "reference",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "activeFalseMeans": "inactive",
  "clusterBy": [
   "active",
   "businessUnitId"
  ],
  "columns": [
   {
    "name": "customFields",
    "type": "JSON",
    "description": "Fields that the company defined itself, each with its name and value."
   },
   {
    "name": "permissions",
    "type": "JSON",
    "description": "Permissions of the user account, each with its id and value."
   },
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the employee."
   },
   {
    "name": "userId",
    "type": "INT64",
    "description": "Id of the person's user account."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name of the employee."
   },
   {
    "name": "firstName",
    "type": "STRING",
    "description": "First name of the person."
   },
   {
    "name": "lastName",
    "type": "STRING",
    "description": "Last name of the person."
   },
   {
    "name": "managerId",
    "type": "INT64",
    "description": "Id of the employee's manager."
   },
   {
    "name": "role",
    "type": "STRING",
    "description": "Built-in role, which ServiceTitan replaced by roleIds, for example CSR, Dispatch, Accounting, SalesManager or Owner."
   },
   {
    "name": "roleIds",
    "type": "JSON",
    "description": "Ids of the user roles that the person has."
   },
   {
    "name": "businessUnitId",
    "type": "INT64",
    "description": "Id of the business unit that the employee belongs to."
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": "When the record was created in ServiceTitan (UTC)."
   },
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": "When the record was last changed in ServiceTitan (UTC); of several versions of a record the newest counts."
   },
   {
    "name": "email",
    "type": "STRING",
    "description": "Email address."
   },
   {
    "name": "phoneNumber",
    "type": "STRING",
    "description": "Phone number."
   },
   {
    "name": "loginName",
    "type": "STRING",
    "description": "Name with which the person signs in."
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False when the employee is no longer in use; records that refer to it still count."
   },
   {
    "name": "aadUserId",
    "type": "STRING",
    "description": "Id of the person's Azure Active Directory user."
   },
   {
    "name": "accountLocked",
    "type": "BOOL",
    "description": "True when the user account is locked."
   },
   {
    "name": "home",
    "type": "JSON",
    "description": "Home address of the person."
   },
   {
    "name": "agentId",
    "type": "INT64",
    "description": "Agent id of the employee."
   },
   {
    "name": "startDate",
    "type": "TIMESTAMP",
    "description": "Day on which the employee started with the company."
   },
   {
    "name": "terminationDate",
    "type": "TIMESTAMP",
    "description": "Day on which the employee left the company, if known."
   },
   {
    "name": "hourlyRate",
    "type": "NUMERIC",
    "description": "Pay per hour."
   },
   {
    "name": "overtimeProfileId",
    "type": "INT64",
    "description": "Id of the overtime profile of the employee."
   }
  ]
 },
 {
  "name": "tag_types",
  "title": "Tag types",
  "description": "Labels that can be put on customers, jobs and other records. One row per tag type.",
  "group": "reference",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "activeFalseMeans": "inactive",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the tag type."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name of the tag."
   },
   {
    "name": "color",
    "type": "STRING",
    "description": "Color of the tag as a hexadecimal code."
   },
   {
    "name": "code",
    "type": "STRING",
    "description": "Short code of the tag."
   },
   {
    "name": "importance",
    "type": "STRING",
    "description": "Importance of the tag: Medium or High, empty for none."
   },
   {
    "name": "isConversionOpportunity",
    "type": "BOOL",
    "description": "True when ServiceTitan itself regards what carries the tag as an opportunity."
   },
   {
    "name": "allowToUseOnTimesheetActivity",
    "type": "BOOL",
    "description": "True when the tag may be used on timesheet activities."
   },
   {
    "name": "isVisibleOnDispatchBoard",
    "type": "BOOL",
    "description": "True when the dispatch board shows the tag."
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False when the tag is no longer in use; records that refer to it still count."
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": "When the record was created in ServiceTitan (UTC)."
   },
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": "When the record was last changed in ServiceTitan (UTC); of several versions of a record the newest counts."
   }
  ]
 },
 {
  "name": "appointment_assignments",
  "title": "Appointment assignments",
  "description": "Technicians assigned to appointments. One row per appointment and technician.",
  "group": "reference",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "jobId",
   "technicianId"
  ],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "technicianId",
    "type": "INT64",
    "description": "Id of the technician who is assigned."
   },
   {
    "name": "technicianName",
    "type": "STRING",
    "description": "Name of the technician who is assigned."
   },
   {
    "name": "assignedById",
    "type": "INT64",
    "description": "Id of the user who made the assignment."
   },
   {
    "name": "assignedOn",
    "type": "TIMESTAMP",
    "description": "When the technician was assigned (UTC)."
   },
   {
    "name": "status",
    "type": "STRING",
    "description": "Status of the technician's visit: Scheduled, Dispatched, Working or Done."
   },
   {
    "name": "isPaused",
    "type": "BOOL",
    "description": "True when the work on the assignment is paused."
   },
   {
    "name": "jobId",
    "type": "INT64",
    "description": "Id of the job that the appointment is for."
   },
   {
    "name": "appointmentId",
    "type": "INT64",
    "description": "Id of the appointment to which the technician is assigned."
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": "When the record was created in ServiceTitan (UTC)."
   },
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": "When the record was last changed in ServiceTitan (UTC); of several versions of a record the newest counts."
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
   }
  ]
 },
 {
  "name": "purchase_orders",
  "title": "Purchase orders",
  "description": "Orders of material from vendors, usually for a job, with items and status. One row per purchase order.",
  "group": "reference",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "vendorId",
   "jobId",
   "status"
  ],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the purchase order."
   },
   {
    "name": "number",
    "type": "STRING",
    "description": "Number of the order as people see it."
   },
   {
    "name": "invoiceId",
    "type": "INT64",
    "description": "Id of the invoice that the order is for, if any."
   },
   {
    "name": "jobId",
    "type": "INT64",
    "description": "Id of the job that the material is for, if any."
   },
   {
    "name": "projectId",
    "type": "INT64",
    "description": "Id of the project that the record is part of, if any."
   },
   {
    "name": "status",
    "type": "STRING",
    "description": "Status of the order: Pending, Sent, PartiallyReceived, Received, Exported or Canceled."
   },
   {
    "name": "typeId",
    "type": "INT64",
    "description": "Id of the purchase order type."
   },
   {
    "name": "vendorId",
    "type": "INT64",
    "description": "Id of the vendor from whom the material is ordered."
   },
   {
    "name": "technicianId",
    "type": "INT64",
    "description": "Id of the technician that the order is for, if any."
   },
   {
    "name": "shipTo",
    "type": "JSON",
    "description": "Address where the goods are to be sent."
   },
   {
    "name": "businessUnitId",
    "type": "INT64",
    "description": "Id of the business unit that orders."
   },
   {
    "name": "inventoryLocationId",
    "type": "INT64",
    "description": "Id of the inventory location (warehouse or truck) that is concerned."
   },
   {
    "name": "batchId",
    "type": "INT64",
    "description": "Id of the accounting batch that holds the order."
   },
   {
    "name": "budgetCodeId",
    "type": "INT64",
    "description": "Id of the budget code that the record is booked to, if any."
   },
   {
    "name": "vendorDocumentNumber",
    "type": "STRING",
    "description": "Number of the vendor's own document for the order."
   },
   {
    "name": "date",
    "type": "TIMESTAMP",
    "description": "Day of the order, a calendar day at midnight UTC."
   },
   {
    "name": "requiredOn",
    "type": "TIMESTAMP",
    "description": "Day by which the material is needed."
   },
   {
    "name": "sentOn",
    "type": "TIMESTAMP",
    "description": "When the order was sent to the vendor (UTC)."
   },
   {
    "name": "receivedOn",
    "type": "TIMESTAMP",
    "description": "When the material was received (UTC)."
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": "When the record was created in ServiceTitan (UTC)."
   },
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": "When the record was last changed in ServiceTitan (UTC); of several versions of a record the newest counts."
   },
   {
    "name": "total",
    "type": "NUMERIC",
    "description": "Total of the order: its items, tax and shipping."
   },
   {
    "name": "tax",
    "type": "NUMERIC",
    "description": "Tax in the total of the order."
   },
   {
    "name": "shipping",
    "type": "NUMERIC",
    "description": "Shipping in the total of the order."
   },
   {
    "name": "summary",
    "type": "STRING",
    "description": "What the order is about."
   },
   {
    "name": "items",
    "type": "JSON",
    "description": "Lines of the order, each with its SKU, quantity, quantityReceived, cost, total and status."
   },
   {
    "name": "customFields",
    "type": "JSON",
    "description": "Fields that the company defined itself, each with its name and value."
   }
  ]
 },
 {
  "name": "inventory_returns",
  "title": "Inventory returns",
  "description": "Material sent back to vendors, with the credit expected or received. One row per return.",
  "group": "reference",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "vendorId",
   "jobId",
   "returnDate"
  ],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the return."
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
   },
   {
    "name": "number",
    "type": "STRING",
    "description": "Number of the return as people see it."
   },
   {
    "name": "referenceNumber",
    "type": "STRING",
    "description": "Reference number of the return."
   },
   {
    "name": "status",
    "type": "STRING",
    "description": "Status of the return: Pending, Returned, CreditReceived or Canceled."
   },
   {
    "name": "vendorId",
    "type": "INT64",
    "description": "Id of the vendor to whom the material goes back."
   },
   {
    "name": "purchaseOrderId",
    "type": "INT64",
    "description": "Id of the purchase order by which the material had come, if any."
   },
   {
    "name": "jobId",
    "type": "INT64",
    "description": "Id of the job that the material was for, if any."
   },
   {
    "name": "projectId",
    "type": "INT64",
    "description": "Id of the project that the record is part of, if any."
   },
   {
    "name": "budgetCodeId",
    "type": "INT64",
    "description": "Id of the budget code that the record is booked to, if any."
   },
   {
    "name": "businessUnitId",
    "type": "INT64",
    "description": "Id of the business unit that returns the material."
   },
   {
    "name": "inventoryLocationId",
    "type": "INT64",
    "description": "Id of the inventory location (warehouse or truck) that is concerned."
   },
   {
    "name": "createdById",
    "type": "INT64",
    "description": "Id of the employee who created the return."
   },
   {
    "name": "memo",
    "type": "STRING",
    "description": "Free text note."
   },
   {
    "name": "returnAmount",
    "type": "NUMERIC",
    "description": "Total of the return including tax and shipping; material cost is lowered by it."
   },
   {
    "name": "taxAmount",
    "type": "NUMERIC",
    "description": "Tax in the amount of the return."
   },
   {
    "name": "shippingAmount",
    "type": "NUMERIC",
    "description": "Shipping in the amount of the return."
   },
   {
    "name": "returnDate",
    "type": "TIMESTAMP",
    "description": "Day of the return, a calendar day at midnight UTC."
   },
   {
    "name": "returnedOn",
    "type": "TIMESTAMP",
    "description": "When the material went back to the vendor (UTC)."
   },
   {
    "name": "creditReceivedOn",
    "type": "TIMESTAMP",
    "description": "When the vendor's credit was received (UTC)."
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": "When the record was created in ServiceTitan (UTC)."
   },
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": "When the record was last changed in ServiceTitan (UTC); of several versions of a record the newest counts."
   },
   {
    "name": "batchId",
    "type": "INT64",
    "description": "Id of the accounting batch, which ServiceTitan replaced by batch."
   },
   {
    "name": "batch",
    "type": "JSON",
    "description": "Accounting batch that holds the record: id, number and name."
   },
   {
    "name": "syncStatus",
    "type": "STRING",
    "description": "How far the record is on its way to accounting: Pending, Posted or Exported."
   },
   {
    "name": "canceledById",
    "type": "INT64",
    "description": "Id of the employee who canceled the return, if it was canceled."
   },
   {
    "name": "canceledReason",
    "type": "STRING",
    "description": "Why the return was canceled: NotRequired, Duplicate, Accidental, VendorIssue, JobCanceled, NotWarranty, WarrantyRejected or Other."
   },
   {
    "name": "dateCanceled",
    "type": "TIMESTAMP",
    "description": "When the return was canceled (UTC)."
   },
   {
    "name": "items",
    "type": "JSON",
    "description": "Lines of the return, each with its SKU, quantity, cost and accounts."
   },
   {
    "name": "customFields",
    "type": "JSON",
    "description": "Fields that the company defined itself, each with its name and value."
   },
   {
    "name": "externalData",
    "type": "JSON",
    "description": "Pairs of key and value that another application attached to the record."
   }
  ]
 },
 {
  "name": "calls",
  "title": "Calls",
  "description": "Phone calls with direction, type, campaign and the job booked. One row per call.",
  "group": "reference",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "campaignId",
   "type"
  ],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the call."
   },
   {
    "name": "duration",
    "type": "STRING",
    "description": "Length of the call, as the duration text that ServiceTitan sends."
   },
   {
    "name": "from",
    "type": "STRING",
    "description": "Phone number of the caller."
   },
   {
    "name": "to",
    "type": "STRING",
    "description": "Phone number that was called."
   },
   {
    "name": "direction",
    "type": "STRING",
    "description": "Direction of the call: Inbound or Outbound."
   },
   {
    "name": "status",
    "type": "STRING",
    "description": "State of the call: Ringing, Initiated, Answered or Completed."
   },
   {
    "name": "type",
    "type": "STRING",
    "description": "How an inbound call was classified: Booked, Unbooked, Excused, NotLead or Abandoned; empty for outbound and unclassified calls."
   },
   {
    "name": "recordingUrl",
    "type": "STRING",
    "description": "Address of the recording, if there is one."
   },
   {
    "name": "voiceMailPath",
    "type": "STRING",
    "description": "Address of the voicemail, if there is one."
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": "When the call came in or was made (UTC)."
   },
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": "When the record was last changed in ServiceTitan (UTC); of several versions of a record the newest counts."
   },
   {
    "name": "reason",
    "type": "JSON",
    "description": "Reason given for the call: id and name."
   },
   {
    "name": "customer",
    "type": "JSON",
    "description": "Customer linked to the call: id and name."
   },
   {
    "name": "location",
    "type": "JSON",
    "description": "Location linked to the call: id and name."
   },
   {
    "name": "campaign",
    "type": "JSON",
    "description": "Marketing campaign to which the call is credited: id and name."
   },
   {
    "name": "job",
    "type": "JSON",
    "description": "Job linked to the call: id and number."
   },
   {
    "name": "agent",
    "type": "JSON",
    "description": "User who took or made the call: id and name."
   },
   {
    "name": "createdBy",
    "type": "JSON",
    "description": "User who started an outbound call: id and name."
   },
   {
    "name": "excuseMemo",
    "type": "STRING",
    "description": "Note on why the call was excused."
   },
   {
    "name": "tag",
    "type": "STRING",
    "description": "Tag of the call."
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
   },
   {
    "name": "lead",
    "type": "JSON",
    "description": "Lead that was made from an unbooked call: its id."
   },
   {
    "name": "campaignId",
    "type": "INT64",
    "description": "Id of the campaign to which the call is credited, lifted from campaign.id."
   },
   {
    "name": "jobId",
    "type": "INT64",
    "description": "Id of the job linked to the call, lifted from job.id."
   },
   {
    "name": "customerId",
    "type": "INT64",
    "description": "Id of the customer linked to the call, lifted from customer.id."
   },
   {
    "name": "agentId",
    "type": "INT64",
    "description": "Id of the user who took or made the call, lifted from agent.id."
   },
   {
    "name": "reasonId",
    "type": "INT64",
    "description": "Id of the reason given for the call, lifted from reason.id."
   }
  ]
 },
 {
  "name": "memberships",
  "title": "Memberships",
  "description": "Recurring service contracts of customers with their term and status. One row per membership.",
  "group": "reference",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "customerId",
   "membershipTypeId",
   "status"
  ],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the membership."
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": "When the record was created in ServiceTitan (UTC)."
   },
   {
    "name": "createdById",
    "type": "INT64",
    "description": "Id of the user who created the record."
   },
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": "When the record was last changed in ServiceTitan (UTC); of several versions of a record the newest counts."
   },
   {
    "name": "followUpOn",
    "type": "TIMESTAMP",
    "description": "When the customer is to be followed up about the membership."
   },
   {
    "name": "cancellationDate",
    "type": "TIMESTAMP",
    "description": "Day on which the membership was or will be canceled, a calendar day at midnight UTC; empty otherwise."
   },
   {
    "name": "from",
    "type": "TIMESTAMP",
    "description": "First day of the membership, a calendar day at midnight UTC."
   },
   {
    "name": "nextScheduledBillDate",
    "type": "TIMESTAMP",
    "description": "Day on which the membership is to be billed next."
   },
   {
    "name": "to",
    "type": "TIMESTAMP",
    "description": "Last day of the membership, a calendar day at midnight UTC; empty when it has no end."
   },
   {
    "name": "billingFrequency",
    "type": "STRING",
    "description": "How often the membership is billed: OneTime, Monthly, EveryOtherMonth, Quarterly, BiAnnual or Annual."
   },
   {
    "name": "renewalBillingFrequency",
    "type": "STRING",
    "description": "How often it is billed after a renewal: OneTime, Monthly, EveryOtherMonth, Quarterly, BiAnnual or Annual."
   },
   {
    "name": "status",
    "type": "STRING",
    "description": "Status of the membership: Active, Suspended, Expired, Canceled or Deleted; deleted ones never count."
   },
   {
    "name": "followUpStatus",
    "type": "STRING",
    "description": "State of the follow-up: NotAttempted, Unreachable, Contacted, Won or Dismissed."
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
   },
   {
    "name": "initialDeferredRevenue",
    "type": "NUMERIC",
    "description": "Deferred revenue that the membership started with."
   },
   {
    "name": "duration",
    "type": "INT64",
    "description": "Length of the membership in months."
   },
   {
    "name": "renewalDuration",
    "type": "INT64",
    "description": "Length of the membership after a renewal."
   },
   {
    "name": "businessUnitId",
    "type": "INT64",
    "description": "Id of the business unit of the membership."
   },
   {
    "name": "customerId",
    "type": "INT64",
    "description": "Id of the customer who has the membership."
   },
   {
    "name": "membershipTypeId",
    "type": "INT64",
    "description": "Id of the membership type."
   },
   {
    "name": "activatedById",
    "type": "INT64",
    "description": "Id of the user who activated the membership."
   },
   {
    "name": "activatedFromId",
    "type": "INT64",
    "description": "Id of what activated the membership, by the API documents the invoice item of its sale."
   },
   {
    "name": "billingTemplateId",
    "type": "INT64",
    "description": "Id of the invoice template with which the membership is billed."
   },
   {
    "name": "cancellationBalanceInvoiceId",
    "type": "INT64",
    "description": "Id of the invoice that cleared the deferred revenue at cancellation, if any."
   },
   {
    "name": "cancellationInvoiceId",
    "type": "INT64",
    "description": "Id of the invoice that charged or refunded the remaining deferred revenue at cancellation, if any."
   },
   {
    "name": "followUpCustomStatusId",
    "type": "INT64",
    "description": "Id of the company's own follow-up status."
   },
   {
    "name": "locationId",
    "type": "INT64",
    "description": "Id of the location that the membership is for; empty for all locations of the customer."
   },
   {
    "name": "paymentMethodId",
    "type": "INT64",
    "description": "Id of the stored card or bank account that pays for the membership, if any."
   },
   {
    "name": "paymentTypeId",
    "type": "INT64",
    "description": "Id of the payment type by which the customer pays, if no stored method is used."
   },
   {
    "name": "recurringLocationId",
    "type": "INT64",
    "description": "Id of the location of the recurring services; empty for all locations of the customer."
   },
   {
    "name": "renewalMembershipTaskId",
    "type": "INT64",
    "description": "Id of the service by which the membership is renewed by default."
   },
   {
    "name": "renewedById",
    "type": "INT64",
    "description": "Id of the membership that renewed this one, by the API documents, if any."
   },
   {
    "name": "soldById",
    "type": "INT64",
    "description": "Id of the user who is credited with the sale."
   },
   {
    "name": "customerPo",
    "type": "STRING",
    "description": "The customer's own purchase order number."
   },
   {
    "name": "importId",
    "type": "STRING",
    "description": "Label that an import into ServiceTitan gave the record."
   },
   {
    "name": "memo",
    "type": "STRING",
    "description": "Free text note."
   },
   {
    "name": "customFields",
    "type": "JSON",
    "description": "Fields that the company defined itself, each with its name and value."
   }
  ]
 },
 {
  "name": "membership_types",
  "title": "Membership types",
  "description": "Kinds of membership on sale, with billing, discounts and services. One row per membership type.",
  "group": "reference",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "activeFalseMeans": "inactive",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the membership type."
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": "When the record was created in ServiceTitan (UTC)."
   },
   {
    "name": "createdById",
    "type": "INT64",
    "description": "Id of the user who created the record."
   },
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": "When the record was last changed in ServiceTitan (UTC); of several versions of a record the newest counts."
   },
   {
    "name": "importId",
    "type": "STRING",
    "description": "Label that an import into ServiceTitan gave the record."
   },
   {
    "name": "billingTemplateId",
    "type": "INT64",
    "description": "Id of the invoice template with which memberships of this type are billed."
   },
   {
    "name": "discount",
    "type": "NUMERIC",
    "description": "Discount in percent (0 to 100) when discountMode is Basic."
   },
   {
    "name": "durationBilling",
    "type": "JSON",
    "description": "Offered terms, each with its duration, billing frequency, sale price, billing price and renewal price."
   },
   {
    "name": "discounts",
    "type": "JSON",
    "description": "Discounts in percent by business unit or pricebook category (targetId) when discountMode is not Basic."
   },
   {
    "name": "recurringServices",
    "type": "JSON",
    "description": "Recurring services that come with the membership, each with its offset from the start and its share of the deferred revenue."
   },
   {
    "name": "tagTypeIds",
    "type": "JSON",
    "description": "Ids of the tags on the record (tag_types)."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name of the membership type."
   },
   {
    "name": "displayName",
    "type": "STRING",
    "description": "Name that the customer portal shows, if one is set."
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False when the membership type is no longer in use; records that refer to it still count."
   },
   {
    "name": "discountMode",
    "type": "STRING",
    "description": "What discounts depend on: Basic (one rate), Units (by business unit) or Categories (by pricebook category)."
   },
   {
    "name": "locationTarget",
    "type": "STRING",
    "description": "What a membership covers: AllLocations or SingleLocation of the customer."
   },
   {
    "name": "revenueRecognitionMode",
    "type": "STRING",
    "description": "When revenue is recognised: PointOfSale or Deferred."
   },
   {
    "name": "autoCalculateInvoiceTemplates",
    "type": "BOOL",
    "description": "True when invoice templates are calculated automatically."
   },
   {
    "name": "useMembershipPricingTable",
    "type": "BOOL",
    "description": "True when the membership pricing table is used."
   },
   {
    "name": "showMembershipSavings",
    "type": "BOOL",
    "description": "True when customers are shown what the membership saves them."
   }
  ]
 },
 {
  "name": "membership_status_changes",
  "title": "Membership status changes",
  "description": "Moves of a membership from one status to another. One row per change.",
  "group": "reference",
  "primaryKey": [
   "id"
  ],
  "cursor": "createdOn",
  "groupBy": null,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "membershipId"
  ],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "oldStatus",
    "type": "STRING",
    "description": "Status before the change: Active, Suspended, Expired, Canceled or Deleted."
   },
   {
    "name": "newStatus",
    "type": "STRING",
    "description": "Status after the change: Active, Suspended, Expired, Canceled or Deleted."
   },
   {
    "name": "note",
    "type": "STRING",
    "description": "Note on the change, if any."
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": "When the status changed (UTC)."
   },
   {
    "name": "createdById",
    "type": "INT64",
    "description": "Id of the user who changed the status."
   },
   {
    "name": "membershipId",
    "type": "INT64",
    "description": "Id of the membership that changed."
   }
  ]
 }
];
