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
    "description": ""
   },
   {
    "name": "customFields",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "externalData",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "id",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "jobNumber",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "projectId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "customerId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "locationId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "jobStatus",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "completedOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "businessUnitId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "jobTypeId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "priority",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "campaignId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "appointmentCount",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "firstAppointmentId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "lastAppointmentId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "recallForId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "warrantyId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "jobGeneratedLeadSource",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "noCharge",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "notificationsEnabled",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "createdById",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "tagTypeIds",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "leadCallId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "partnerLeadCallId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "bookingId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "soldById",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "customerPo",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "invoiceId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "membershipId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "total",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "createdFromEstimateId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "estimateIds",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": ""
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
    "description": ""
   },
   {
    "name": "jobId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "appointmentNumber",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "start",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "end",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "arrivalWindowStart",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "arrivalWindowEnd",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "status",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "specialInstructions",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "customerId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "unused",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "createdById",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "isConfirmed",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": ""
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
    "description": ""
   },
   {
    "name": "name",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "businessUnitIds",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "skills",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "tagTypeIds",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "priority",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "duration",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "soldThreshold",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "class",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "summary",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "noCharge",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "enforceRecurringServiceEventSelection",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "invoiceSignaturesRequired",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "externalData",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "isSmartDispatched",
    "type": "BOOL",
    "description": ""
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
    "description": ""
   },
   {
    "name": "items",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "customFields",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "discountTotal",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "importId",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "exportId",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "materialSkuId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "membershipId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "paidOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "invoiceConfiguration",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "id",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "syncStatus",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "budgetCodeId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "referenceNumber",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "invoiceDate",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "dueDate",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "subTotal",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "salesTax",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "salesTaxCode",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "taxZoneId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "total",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "balance",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "invoiceType",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "customer",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "customerAddress",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "location",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "locationAddress",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "businessUnit",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "termName",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "createdBy",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "batch",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "depositedOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "adjustmentToId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "job",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "projectId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "royalty",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "employeeInfo",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "commissionEligibilityDate",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "sentStatus",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "reviewStatus",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "assignedTo",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "jobId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "jobNumber",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "businessUnitId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "customerId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "locationId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "invoiceTypeId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "employeeId",
    "type": "INT64",
    "description": ""
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
    "description": ""
   },
   {
    "name": "appliedTo",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "authCode",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "batch",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "businessUnit",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "checkNumber",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "createdBy",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "customer",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "customFields",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "date",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "deposit",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "generalLedgerAccount",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "id",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "memo",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "referenceNumber",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "refundedPaymentId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "syncStatus",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "total",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "type",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "typeId",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "unappliedAmount",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "businessUnitId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "customerId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "paymentTypeId",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "invoiceId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "amount",
    "type": "NUMERIC",
    "description": ""
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
    "description": ""
   },
   {
    "name": "purchaseOrderId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "syncStatus",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "referenceNumber",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "vendorNumber",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "summary",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "billDate",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "billAmount",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "taxAmount",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "shippingAmount",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "createdBy",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "termName",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "dueDate",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "shipToDescription",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "postDate",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "batch",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "businessUnit",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "taxZone",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "vendor",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "shipTo",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "budgetCodeId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "items",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "customFields",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "jobId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "jobNumber",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "businessUnitId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "vendorId",
    "type": "INT64",
    "description": ""
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
    "description": ""
   },
   {
    "name": "name",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": ""
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
    "description": ""
   },
   {
    "name": "jobId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "projectId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "locationId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "customerId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "name",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "jobNumber",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "status",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "reviewStatus",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "summary",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "soldOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "soldBy",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "items",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "externalLinks",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "subtotal",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "tax",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "businessUnitId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "businessUnitName",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "isRecommended",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "budgetCodeId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "isChangeOrder",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "proposalTagName",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "statusName",
    "type": "STRING",
    "description": ""
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
    "description": ""
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "name",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "type",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "address",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "customFields",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "balance",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "taxExempt",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "tagTypeIds",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "doNotMail",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "doNotService",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "nationalAccount",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "createdById",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "mergedToId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "paymentTermId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "creditLimit",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "creditLimitBalance",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "externalData",
    "type": "JSON",
    "description": ""
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
    "description": ""
   },
   {
    "name": "id",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "customerId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "name",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "address",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "customFields",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "createdById",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "mergedToId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "zoneId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "taxExempt",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "tagTypeIds",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "externalData",
    "type": "JSON",
    "description": ""
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
    "description": ""
   },
   {
    "name": "id",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "employeeId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "employeeType",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "businessUnitName",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "payrollId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "employeePayrollId",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "date",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "activity",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "activityCodeId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "activityCode",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "amount",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "amountAdjustment",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "payoutBusinessUnitName",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "grossPayItemType",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "startedOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "endedOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "paidDurationHours",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "paidTimeType",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "sourceEntityId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "jobId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "jobNumber",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "jobTypeName",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "projectNumber",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "projectId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "invoiceId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "invoiceNumber",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "invoiceItemId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "customerId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "customerName",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "locationId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "locationName",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "locationAddress",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "locationZip",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "zoneName",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "taxZoneName",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "laborTypeId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "laborTypeCode",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "budgetCodeId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "isPrevailingWageJob",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "memo",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "_groupReadOn",
    "type": "TIMESTAMP",
    "description": ""
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
    "description": ""
   },
   {
    "name": "employeeType",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "employeeId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "postedOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "amount",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "memo",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "activityCodeId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "invoiceId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "hours",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "rate",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "quantity",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "type",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": ""
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
    "description": ""
   },
   {
    "name": "name",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "code",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "earningCategory",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": ""
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
    "description": ""
   },
   {
    "name": "jobId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "technicianId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "split",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": ""
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
    "description": ""
   },
   {
    "name": "name",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "isDefaultCampaign",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "category",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "source",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "otherSource",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "businessUnit",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "medium",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "otherMedium",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "campaignPhoneNumbers",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "categoryId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "categoryName",
    "type": "STRING",
    "description": ""
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
    "description": ""
   },
   {
    "name": "name",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "type",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": ""
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
    "description": ""
   },
   {
    "name": "year",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "month",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "dailyCost",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "campaignId",
    "type": "INT64",
    "description": ""
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
    "description": ""
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "name",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "officialName",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "email",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "currency",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "phoneNumber",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "invoiceHeader",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "invoiceMessage",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "defaultTaxRate",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "authorizationParagraph",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "acknowledgementParagraph",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "address",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "materialSku",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "quickbooksClass",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "accountCode",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "franchiseId",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "conceptCode",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "corporateContractNumber",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "trade",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "division",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "tagTypeIds",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "tenant",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "externalData",
    "type": "JSON",
    "description": ""
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
    "description": ""
   },
   {
    "name": "userId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "name",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "roleIds",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "businessUnitId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "mainZoneId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "zoneIds",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "email",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "phoneNumber",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "loginName",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "home",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "dailyGoal",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "isManagedTech",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "licenseType",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "customFields",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "aadUserId",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "burdenRate",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "team",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "jobFilter",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "permissions",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "accountLocked",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "commissionRate",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "currentValue",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "firstName",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "lastName",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "hourlyRate",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "jobId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "mobilePhone",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "outboundCallerId",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "payrollId",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "payrollProfileId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "appoitmentId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "shiftStart",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "shiftEnd",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "soldByRate",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "startDate",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "status",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "skills",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "positions",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "location",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "bio",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "memo",
    "type": "STRING",
    "description": ""
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
    "description": ""
   },
   {
    "name": "permissions",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "id",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "userId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "name",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "firstName",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "lastName",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "managerId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "role",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "roleIds",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "businessUnitId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "email",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "phoneNumber",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "loginName",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "aadUserId",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "accountLocked",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "home",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "agentId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "startDate",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "terminationDate",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "hourlyRate",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "overtimeProfileId",
    "type": "INT64",
    "description": ""
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
    "description": ""
   },
   {
    "name": "name",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "color",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "code",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "importance",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "isConversionOpportunity",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "allowToUseOnTimesheetActivity",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "isVisibleOnDispatchBoard",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": ""
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
    "description": ""
   },
   {
    "name": "technicianId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "technicianName",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "assignedById",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "assignedOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "status",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "isPaused",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "jobId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "appointmentId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": ""
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
    "description": ""
   },
   {
    "name": "number",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "invoiceId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "jobId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "projectId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "status",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "typeId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "vendorId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "technicianId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "shipTo",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "businessUnitId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "inventoryLocationId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "batchId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "budgetCodeId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "vendorDocumentNumber",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "date",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "requiredOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "sentOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "receivedOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "total",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "tax",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "shipping",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "summary",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "items",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "customFields",
    "type": "JSON",
    "description": ""
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
    "description": ""
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "number",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "referenceNumber",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "status",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "vendorId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "purchaseOrderId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "jobId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "projectId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "budgetCodeId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "businessUnitId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "inventoryLocationId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "createdById",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "memo",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "returnAmount",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "taxAmount",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "shippingAmount",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "returnDate",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "returnedOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "creditReceivedOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "batchId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "batch",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "syncStatus",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "canceledById",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "canceledReason",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "dateCanceled",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "items",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "customFields",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "externalData",
    "type": "JSON",
    "description": ""
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
    "description": ""
   },
   {
    "name": "duration",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "from",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "to",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "direction",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "status",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "type",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "recordingUrl",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "voiceMailPath",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "reason",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "customer",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "location",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "campaign",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "job",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "agent",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "createdBy",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "excuseMemo",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "tag",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "lead",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "campaignId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "jobId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "customerId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "agentId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "reasonId",
    "type": "INT64",
    "description": ""
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
    "description": ""
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "createdById",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "followUpOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "cancellationDate",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "from",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "nextScheduledBillDate",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "to",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "billingFrequency",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "renewalBillingFrequency",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "status",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "followUpStatus",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "initialDeferredRevenue",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "duration",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "renewalDuration",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "businessUnitId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "customerId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "membershipTypeId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "activatedById",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "activatedFromId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "billingTemplateId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "cancellationBalanceInvoiceId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "cancellationInvoiceId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "followUpCustomStatusId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "locationId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "paymentMethodId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "paymentTypeId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "recurringLocationId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "renewalMembershipTaskId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "renewedById",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "soldById",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "customerPo",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "importId",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "memo",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "customFields",
    "type": "JSON",
    "description": ""
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
    "description": ""
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "createdById",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "importId",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "billingTemplateId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "discount",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "durationBilling",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "discounts",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "recurringServices",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "tagTypeIds",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "name",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "displayName",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "discountMode",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "locationTarget",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "revenueRecognitionMode",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "autoCalculateInvoiceTemplates",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "useMembershipPricingTable",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "showMembershipSavings",
    "type": "BOOL",
    "description": ""
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
    "description": ""
   },
   {
    "name": "oldStatus",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "newStatus",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "note",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "createdById",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "membershipId",
    "type": "INT64",
    "description": ""
   }
  ]
 }
];
