// Made by `npm run generate` from src/streams; do not edit.
module.exports = [
 {
  "name": "jobs",
  "staging": "stg_jobs",
  "title": "Jobs",
  "description": "Work ordered by a customer, from booking to completion, with its unit, type, campaign and status. One row per job.",
  "group": "core",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
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
    "description": "Fields that the company defined itself, each with its name and value.",
    "fields": [
     {
      "name": "typeId",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "value",
      "type": "STRING"
     }
    ],
    "isList": true
   },
   {
    "name": "externalData",
    "type": "JSON",
    "description": "Pairs of key and value that another application attached to the record.",
    "fields": [
     {
      "name": "key",
      "type": "STRING"
     },
     {
      "name": "value",
      "type": "STRING"
     }
    ],
    "isList": true
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
    "description": "The earlier job (jobId) and the person (employeeId) that generated this job as a lead, if any.",
    "fields": [
     {
      "name": "jobId",
      "type": "INT64"
     },
     {
      "name": "employeeId",
      "type": "INT64"
     }
    ]
   },
   {
    "name": "noCharge",
    "type": "BOOL",
    "description": "True when nothing is charged for the job; such a job is not a sales opportunity."
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
  "staging": "stg_appointments",
  "title": "Appointments",
  "description": "Visits scheduled for a job, with arrival window and status. One row per appointment.",
  "group": "reference",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
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
  "staging": "stg_job_types",
  "title": "Job types",
  "description": "Kinds of work a job can be, with their sold threshold and no-charge flag. One row per job type.",
  "group": "reference",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
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
    "description": "Pairs of key and value that another application attached to the record.",
    "fields": [
     {
      "name": "key",
      "type": "STRING"
     },
     {
      "name": "value",
      "type": "STRING"
     }
    ],
    "isList": true
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
  "name": "projects",
  "staging": "stg_projects",
  "title": "Projects",
  "description": "Groups of jobs that belong together, with status and dates. One row per project.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "customerId",
   "status"
  ],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "number",
    "type": "STRING",
    "description": "Number of the record as people see it."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
   },
   {
    "name": "summary",
    "type": "STRING",
    "description": "What the record is about, in words."
   },
   {
    "name": "status",
    "type": "STRING",
    "description": "Status of the record."
   },
   {
    "name": "statusId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "subStatus",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "subStatusId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "customerId",
    "type": "INT64",
    "description": "Id of the customer (customers) that the record belongs to, if any."
   },
   {
    "name": "locationId",
    "type": "INT64",
    "description": "Id of the location (locations) that the record belongs to, if any."
   },
   {
    "name": "projectTypeId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "projectManagerIds",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "businessUnitIds",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "startDate",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "targetCompletionDate",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "actualCompletionDate",
    "type": "TIMESTAMP",
    "description": ""
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
    "name": "customFields",
    "type": "JSON",
    "description": "Fields that the company defined itself, each with its name and value.",
    "fields": [
     {
      "name": "typeId",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "value",
      "type": "STRING"
     }
    ],
    "isList": true
   },
   {
    "name": "externalData",
    "type": "JSON",
    "description": "Pairs of key and value that another application attached to the record.",
    "fields": [
     {
      "name": "key",
      "type": "STRING"
     },
     {
      "name": "value",
      "type": "STRING"
     }
    ],
    "isList": true
   },
   {
    "name": "jobIds",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
   }
  ]
 },
 {
  "name": "project_statuses",
  "staging": "stg_project_statuses",
  "title": "Project statuses",
  "description": "Statuses that a project can have, in their order. One row per status.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
   },
   {
    "name": "order",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": "When the record was last changed in ServiceTitan (UTC); of several versions of a record the newest counts."
   }
  ]
 },
 {
  "name": "project_substatuses",
  "staging": "stg_project_substatuses",
  "title": "Project substatuses",
  "description": "Finer statuses below a project status. One row per substatus.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "inactive",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
   },
   {
    "name": "statusId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "order",
    "type": "INT64",
    "description": ""
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
  "name": "project_types",
  "staging": "stg_project_types",
  "title": "Project types",
  "description": "Kinds of project. One row per project type.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": null,
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
   },
   {
    "name": "description",
    "type": "STRING",
    "description": "Description as people see it."
   },
   {
    "name": "createdById",
    "type": "INT64",
    "description": "Id of the user who created the record."
   }
  ]
 },
 {
  "name": "project_notes",
  "staging": "stg_project_notes",
  "title": "Project notes",
  "description": "Notes on projects. One row per note.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "projectId"
  ],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
   },
   {
    "name": "text",
    "type": "STRING",
    "description": "Text of the note."
   },
   {
    "name": "isPinned",
    "type": "BOOL",
    "description": "True when the note is pinned to the top."
   },
   {
    "name": "createdById",
    "type": "INT64",
    "description": "Id of the user who created the record."
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
    "name": "projectId",
    "type": "INT64",
    "description": "Id of the project that the record is part of, if any."
   }
  ]
 },
 {
  "name": "job_notes",
  "staging": "stg_job_notes",
  "title": "Job notes",
  "description": "Notes on jobs. One row per note.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "jobId"
  ],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
   },
   {
    "name": "text",
    "type": "STRING",
    "description": "Text of the note."
   },
   {
    "name": "isPinned",
    "type": "BOOL",
    "description": "True when the note is pinned to the top."
   },
   {
    "name": "createdById",
    "type": "INT64",
    "description": "Id of the user who created the record."
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
    "name": "jobId",
    "type": "INT64",
    "description": "Id of the job (jobs) that the record belongs to, if any."
   }
  ]
 },
 {
  "name": "job_history",
  "staging": "stg_job_history",
  "title": "Job history",
  "description": "What happened to a job, by whom and when, as one list per job. One row per job.",
  "group": "extended",
  "primaryKey": [
   "jobId"
  ],
  "cursor": "_groupReadOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [],
  "columns": [
   {
    "name": "jobId",
    "type": "INT64",
    "description": "Id of the job (jobs) that the record belongs to, if any."
   },
   {
    "name": "history",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "employeeId",
      "type": "INT64"
     },
     {
      "name": "eventType",
      "type": "STRING"
     },
     {
      "name": "date",
      "type": "TIMESTAMP"
     },
     {
      "name": "usedSchedulingTool",
      "type": "STRING"
     }
    ],
    "isList": true
   },
   {
    "name": "_groupReadOn",
    "type": "TIMESTAMP",
    "description": "When the row was last read; ServiceTitan does not tell when it changed."
   }
  ]
 },
 {
  "name": "job_canceled_logs",
  "staging": "stg_job_canceled_logs",
  "title": "Job canceled logs",
  "description": "Cancellations of jobs with reason and memo. One row per cancellation.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "createdOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "jobId",
   "reasonId"
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
    "description": "Id of the job (jobs) that the record belongs to, if any."
   },
   {
    "name": "reasonId",
    "type": "INT64",
    "description": ""
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
    "name": "createdById",
    "type": "INT64",
    "description": "Id of the user who created the record."
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
   }
  ]
 },
 {
  "name": "job_cancel_reasons",
  "staging": "stg_job_cancel_reasons",
  "title": "Job cancel reasons",
  "description": "Reasons for which jobs are canceled. One row per reason.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "inactive",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
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
  "name": "job_hold_reasons",
  "staging": "stg_job_hold_reasons",
  "title": "Job hold reasons",
  "description": "Reasons for which jobs are put on hold. One row per reason.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "inactive",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
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
  "name": "jobs_custom_fields",
  "staging": "stg_jobs_custom_fields",
  "title": "Job custom fields",
  "description": "Fields that the company defined for jobs, with type and choices. One row per field.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
   },
   {
    "name": "dataType",
    "type": "STRING",
    "description": "Kind of value that the field takes."
   },
   {
    "name": "dataTypeOptions",
    "type": "JSON",
    "description": "Values to choose from, for fields that have choices."
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
  "name": "projects_custom_fields",
  "staging": "stg_projects_custom_fields",
  "title": "Project custom fields",
  "description": "Fields that the company defined for projects, with type and choices. One row per field.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
   },
   {
    "name": "dataType",
    "type": "STRING",
    "description": "Kind of value that the field takes."
   },
   {
    "name": "dataTypeOptions",
    "type": "JSON",
    "description": "Values to choose from, for fields that have choices."
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
  "name": "wbs_budget_codes",
  "staging": "stg_wbs_budget_codes",
  "title": "Work breakdown budget codes",
  "description": "Budget codes made of segment items. One row per budget code.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": null,
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "code",
    "type": "STRING",
    "description": "Short code of the record."
   },
   {
    "name": "description",
    "type": "STRING",
    "description": "Description as people see it."
   },
   {
    "name": "segments",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "segmentId",
      "type": "INT64"
     },
     {
      "name": "segmentItemId",
      "type": "INT64"
     },
     {
      "name": "code",
      "type": "STRING"
     },
     {
      "name": "description",
      "type": "STRING"
     },
     {
      "name": "path",
      "type": "STRING"
     }
    ],
    "isList": true
   }
  ]
 },
 {
  "name": "wbs_segments",
  "staging": "stg_wbs_segments",
  "title": "Work breakdown segments",
  "description": "Levels of the work breakdown structure. One row per segment.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": null,
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
   },
   {
    "name": "type",
    "type": "STRING",
    "description": "Kind of the record."
   },
   {
    "name": "structure",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "isActive",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "isRequired",
    "type": "BOOL",
    "description": ""
   }
  ]
 },
 {
  "name": "wbs_segment_items",
  "staging": "stg_wbs_segment_items",
  "title": "Work breakdown segment items",
  "description": "Values of the segments of the work breakdown structure. One row per item.",
  "group": "opt_in",
  "primaryKey": [
   "id"
  ],
  "cursor": "_groupReadOn",
  "groupBy": "segmentId",
  "isWholeGroup": true,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "segmentId"
  ],
  "columns": [
   {
    "name": "segmentId",
    "type": "INT64",
    "description": "Id of the segment (wbs_segments) that the item belongs to."
   },
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "parentId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "code",
    "type": "STRING",
    "description": "Short code of the record."
   },
   {
    "name": "description",
    "type": "STRING",
    "description": "Description as people see it."
   },
   {
    "name": "path",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "costCategory",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "isActive",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "_groupReadOn",
    "type": "TIMESTAMP",
    "description": "When the row was last read, together with all others of its day or parent; rows that a later read of these lacks are gone."
   }
  ]
 },
 {
  "name": "wbs_project_segments",
  "staging": "stg_wbs_project_segments",
  "title": "Work breakdown project segments",
  "description": "Levels of the work breakdown structure of single projects. One row per project and segment.",
  "group": "opt_in",
  "primaryKey": [
   "projectId",
   "id"
  ],
  "cursor": "_groupReadOn",
  "groupBy": "projectId",
  "isWholeGroup": true,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "projectId"
  ],
  "columns": [
   {
    "name": "projectId",
    "type": "INT64",
    "description": "Id of the project that the record is part of, if any."
   },
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
   },
   {
    "name": "type",
    "type": "STRING",
    "description": "Kind of the record."
   },
   {
    "name": "structure",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "isActive",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "isRequired",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "_groupReadOn",
    "type": "TIMESTAMP",
    "description": "When the row was last read, together with all others of its day or parent; rows that a later read of these lacks are gone."
   }
  ]
 },
 {
  "name": "wbs_project_budget_codes",
  "staging": "stg_wbs_project_budget_codes",
  "title": "Work breakdown project budget codes",
  "description": "Budget codes of single projects, made of segment items. One row per project and budget code.",
  "group": "opt_in",
  "primaryKey": [
   "projectId",
   "id"
  ],
  "cursor": "_groupReadOn",
  "groupBy": "projectId",
  "isWholeGroup": true,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "projectId"
  ],
  "columns": [
   {
    "name": "projectId",
    "type": "INT64",
    "description": "Id of the project that the record is part of, if any."
   },
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "code",
    "type": "STRING",
    "description": "Short code of the record."
   },
   {
    "name": "description",
    "type": "STRING",
    "description": "Description as people see it."
   },
   {
    "name": "segments",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "segmentId",
      "type": "INT64"
     },
     {
      "name": "segmentItemId",
      "type": "INT64"
     },
     {
      "name": "code",
      "type": "STRING"
     },
     {
      "name": "description",
      "type": "STRING"
     },
     {
      "name": "path",
      "type": "STRING"
     }
    ],
    "isList": true
   },
   {
    "name": "_groupReadOn",
    "type": "TIMESTAMP",
    "description": "When the row was last read, together with all others of its day or parent; rows that a later read of these lacks are gone."
   }
  ]
 },
 {
  "name": "job_booked_log",
  "staging": "stg_job_booked_log",
  "title": "Job booking log",
  "description": "How a job was booked: when, by whom and for which arrival window. One row per job.",
  "group": "opt_in",
  "primaryKey": [
   "id"
  ],
  "cursor": "_groupReadOn",
  "groupBy": "jobId",
  "isWholeGroup": true,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "jobId"
  ],
  "columns": [
   {
    "name": "jobId",
    "type": "INT64",
    "description": "Id of the job (jobs) that the record belongs to, if any."
   },
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "jobAppointmentId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "start",
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
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
   },
   {
    "name": "_groupReadOn",
    "type": "TIMESTAMP",
    "description": "When the row was last read, together with all others of its day or parent; rows that a later read of these lacks are gone."
   }
  ]
 },
 {
  "name": "invoices",
  "staging": "stg_invoices",
  "title": "Invoices",
  "description": "Bills to customers with items, balance and due date; an adjustment is one too. One row per invoice.",
  "group": "core",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "writtenDates": [
   "invoiceDate",
   "dueDate"
  ],
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
    "description": "Lines of the invoice, each with its type (Service, Material, Equipment, PriceModifier or Unspecified), quantity, price, total and totalCost.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "description",
      "type": "STRING"
     },
     {
      "name": "quantity",
      "type": "NUMERIC"
     },
     {
      "name": "cost",
      "type": "NUMERIC"
     },
     {
      "name": "totalCost",
      "type": "NUMERIC"
     },
     {
      "name": "budgetCodeId",
      "type": "INT64"
     },
     {
      "name": "inventoryLocationId",
      "type": "INT64"
     },
     {
      "name": "inventoryLocation",
      "type": "STRING"
     },
     {
      "name": "price",
      "type": "NUMERIC"
     },
     {
      "name": "type",
      "type": "STRING"
     },
     {
      "name": "skuName",
      "type": "STRING"
     },
     {
      "name": "skuId",
      "type": "INT64"
     },
     {
      "name": "total",
      "type": "NUMERIC"
     },
     {
      "name": "inventory",
      "type": "BOOL"
     },
     {
      "name": "taxable",
      "type": "BOOL"
     },
     {
      "name": "isChargeable",
      "type": "BOOL"
     },
     {
      "name": "membershipTypeId",
      "type": "INT64"
     },
     {
      "name": "displayName",
      "type": "STRING"
     },
     {
      "name": "soldHours",
      "type": "NUMERIC"
     },
     {
      "name": "createdOn",
      "type": "TIMESTAMP"
     },
     {
      "name": "modifiedOn",
      "type": "TIMESTAMP"
     },
     {
      "name": "serviceDate",
      "type": "TIMESTAMP"
     },
     {
      "name": "order",
      "type": "INT64"
     },
     {
      "name": "createdById",
      "type": "INT64"
     },
     {
      "name": "displayInAmount",
      "type": "BOOL"
     },
     {
      "name": "importId",
      "type": "STRING"
     },
     {
      "name": "exportId",
      "type": "STRING"
     },
     {
      "name": "inventoryStatus",
      "type": "STRING"
     },
     {
      "name": "addOn",
      "type": "BOOL"
     },
     {
      "name": "memberPrice",
      "type": "NUMERIC"
     },
     {
      "name": "technicianId",
      "type": "INT64"
     },
     {
      "name": "installedEquipmentId",
      "type": "INT64"
     },
     {
      "name": "estimateItemId",
      "type": "INT64"
     }
    ],
    "isList": true
   },
   {
    "name": "customFields",
    "type": "JSON",
    "description": "Fields that the company defined itself, each with its name and value.",
    "fields": [
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "value",
      "type": "STRING"
     }
    ],
    "isList": true
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
    "description": "Sales tax code of the invoice: id, name and rate.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "taxRate",
      "type": "NUMERIC"
     }
    ]
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
    "description": "Invoice type that the company chose: id and name.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "customer",
    "type": "JSON",
    "description": "Customer who is billed: id and name.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "customerAddress",
    "type": "JSON",
    "description": "Address of the customer on the invoice.",
    "fields": [
     {
      "name": "street",
      "type": "STRING"
     },
     {
      "name": "unit",
      "type": "STRING"
     },
     {
      "name": "city",
      "type": "STRING"
     },
     {
      "name": "state",
      "type": "STRING"
     },
     {
      "name": "zip",
      "type": "STRING"
     },
     {
      "name": "country",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "location",
    "type": "JSON",
    "description": "Location where the billed work was done: id and name.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "locationAddress",
    "type": "JSON",
    "description": "Address of the location.",
    "fields": [
     {
      "name": "street",
      "type": "STRING"
     },
     {
      "name": "unit",
      "type": "STRING"
     },
     {
      "name": "city",
      "type": "STRING"
     },
     {
      "name": "state",
      "type": "STRING"
     },
     {
      "name": "zip",
      "type": "STRING"
     },
     {
      "name": "country",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "businessUnit",
    "type": "JSON",
    "description": "Business unit of the invoice: id and name.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
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
    "description": "Accounting batch that holds the record: id, number and name.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "number",
      "type": "STRING"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
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
    "description": "Job that the invoice bills: id, number and type; empty when it bills none.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "number",
      "type": "STRING"
     },
     {
      "name": "type",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "projectId",
    "type": "INT64",
    "description": "Id of the project that the record is part of, if any."
   },
   {
    "name": "royalty",
    "type": "JSON",
    "description": "Royalty of the invoice: its status (Pending, Sent or Failed), date, sending date and memo.",
    "fields": [
     {
      "name": "status",
      "type": "STRING"
     },
     {
      "name": "date",
      "type": "TIMESTAMP"
     },
     {
      "name": "sentOn",
      "type": "TIMESTAMP"
     },
     {
      "name": "memo",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "employeeInfo",
    "type": "JSON",
    "description": "Employee recorded on the invoice: id, name and last change.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "modifiedOn",
      "type": "TIMESTAMP"
     }
    ]
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
    "description": "Person to whom the invoice is assigned: id and name.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
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
  "staging": "stg_payments",
  "title": "Payments",
  "description": "Money received or refunded, with the invoices it was applied to. One row per payment.",
  "group": "core",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "writtenDates": [
   "date"
  ],
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
    "description": "Invoices that the payment was applied to, each with the invoice id (appliedTo), the amount, when and by whom.",
    "fields": [
     {
      "name": "appliedAmount",
      "type": "NUMERIC"
     },
     {
      "name": "appliedBy",
      "type": "STRING"
     },
     {
      "name": "appliedId",
      "type": "INT64"
     },
     {
      "name": "appliedOn",
      "type": "TIMESTAMP"
     },
     {
      "name": "appliedTo",
      "type": "INT64"
     },
     {
      "name": "appliedToReferenceNumber",
      "type": "STRING"
     }
    ],
    "isList": true
   },
   {
    "name": "authCode",
    "type": "STRING",
    "description": "Authorization code of the payment."
   },
   {
    "name": "batch",
    "type": "JSON",
    "description": "Accounting batch that holds the record: id, number and name.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "number",
      "type": "STRING"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "businessUnit",
    "type": "JSON",
    "description": "Business unit of the payment: id and name.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
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
    "description": "Customer who paid: id and name.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "customFields",
    "type": "JSON",
    "description": "Fields that the company defined itself, each with its name and value.",
    "fields": [
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "value",
      "type": "STRING"
     }
    ],
    "isList": true
   },
   {
    "name": "date",
    "type": "TIMESTAMP",
    "description": "Day of the payment, a calendar day at midnight UTC; collected money is dated by it."
   },
   {
    "name": "deposit",
    "type": "JSON",
    "description": "Bank deposit that the payment is part of: id and name.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "generalLedgerAccount",
    "type": "JSON",
    "description": "General ledger account of the payment: id, name, number, type and detail type.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "number",
      "type": "STRING"
     },
     {
      "name": "type",
      "type": "STRING"
     },
     {
      "name": "detailType",
      "type": "STRING"
     }
    ]
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
  "staging": "stg_inventory_bills",
  "title": "Inventory bills",
  "description": "Vendor bills for material, linked to a purchase order or a job. One row per bill.",
  "group": "reference",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "writtenDates": [
   "billDate"
  ],
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
    "description": "Accounting batch that holds the record: id, number and name.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "number",
      "type": "STRING"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "businessUnit",
    "type": "JSON",
    "description": "Business unit of the bill: id and name.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "taxZone",
    "type": "JSON",
    "description": "Tax zone of the bill: id and name.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "vendor",
    "type": "JSON",
    "description": "Vendor who sent the bill: id and name.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "shipTo",
    "type": "JSON",
    "description": "Address where the goods were sent to.",
    "fields": [
     {
      "name": "street",
      "type": "STRING"
     },
     {
      "name": "unit",
      "type": "STRING"
     },
     {
      "name": "city",
      "type": "STRING"
     },
     {
      "name": "state",
      "type": "STRING"
     },
     {
      "name": "zip",
      "type": "STRING"
     },
     {
      "name": "country",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "budgetCodeId",
    "type": "INT64",
    "description": "Id of the budget code that the record is booked to, if any."
   },
   {
    "name": "items",
    "type": "JSON",
    "description": "Lines of the bill, each with its name, quantity, cost and accounts.",
    "fields": [
     {
      "name": "order",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "description",
      "type": "STRING"
     },
     {
      "name": "quantity",
      "type": "NUMERIC"
     },
     {
      "name": "cost",
      "type": "NUMERIC"
     },
     {
      "name": "inventoryLocation",
      "type": "STRING"
     },
     {
      "name": "serialNumber",
      "type": "STRING"
     },
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "skuId",
      "type": "INT64"
     },
     {
      "name": "receiptItemId",
      "type": "INT64"
     },
     {
      "name": "skuType",
      "type": "STRING"
     },
     {
      "name": "skuCode",
      "type": "STRING"
     },
     {
      "name": "budgetCodeId",
      "type": "INT64"
     }
    ],
    "isList": true
   },
   {
    "name": "customFields",
    "type": "JSON",
    "description": "Fields that the company defined itself, each with its name and value.",
    "fields": [
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "value",
      "type": "STRING"
     }
    ],
    "isList": true
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
  "staging": "stg_payment_types",
  "title": "Payment types",
  "description": "Ways to pay (check, card, financing) as the company names them. One row per payment type.",
  "group": "reference",
  "primaryKey": [
   "id"
  ],
  "cursor": null,
  "groupBy": null,
  "isWholeGroup": false,
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
  "name": "ap_bills",
  "staging": "stg_ap_bills",
  "title": "Bills payable",
  "description": "Bills of vendors as accounts payable sees them, with items, taxes and due date. One row per bill.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "jobId",
   "status"
  ],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "purchaseOrderId",
    "type": "INT64",
    "description": "Id of the purchase order (purchase_orders) that the record belongs to, if any."
   },
   {
    "name": "syncStatus",
    "type": "STRING",
    "description": "How far the record is on its way to accounting: Pending, Posted or Exported."
   },
   {
    "name": "status",
    "type": "STRING",
    "description": "Status of the record."
   },
   {
    "name": "source",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "billType",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "postDate",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "referenceNumber",
    "type": "STRING",
    "description": "Number of the record as people see it."
   },
   {
    "name": "vendorNumber",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "summary",
    "type": "STRING",
    "description": "What the record is about, in words."
   },
   {
    "name": "billDate",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "earlyDiscountDate",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "billAmount",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "vendorInvoiceTotal",
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
    "description": ""
   },
   {
    "name": "dueDate",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "doNotPay",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "dateCanceled",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "canceledBy",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "shipToDescription",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "batch",
    "type": "JSON",
    "description": "Accounting batch that holds the record: id, number and name.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "number",
      "type": "STRING"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "businessUnit",
    "type": "JSON",
    "description": "Business unit that the record counts for: id and name.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "taxZone",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "vendor",
    "type": "JSON",
    "description": "Vendor concerned: id and name.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "remittanceVendorInfo",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "shipTo",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "street",
      "type": "STRING"
     },
     {
      "name": "unit",
      "type": "STRING"
     },
     {
      "name": "city",
      "type": "STRING"
     },
     {
      "name": "state",
      "type": "STRING"
     },
     {
      "name": "zip",
      "type": "STRING"
     },
     {
      "name": "country",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "budgetCodeId",
    "type": "INT64",
    "description": "Id of the budget code that the record is booked to, if any."
   },
   {
    "name": "items",
    "type": "JSON",
    "description": "Lines of the record, each with its quantity and amounts.",
    "fields": [
     {
      "name": "order",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "description",
      "type": "STRING"
     },
     {
      "name": "quantity",
      "type": "NUMERIC"
     },
     {
      "name": "cost",
      "type": "NUMERIC"
     },
     {
      "name": "vendorPartNumber",
      "type": "STRING"
     },
     {
      "name": "serialNumber",
      "type": "STRING"
     },
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "skuId",
      "type": "INT64"
     },
     {
      "name": "receiptItemId",
      "type": "INT64"
     },
     {
      "name": "skuType",
      "type": "STRING"
     },
     {
      "name": "skuCode",
      "type": "STRING"
     },
     {
      "name": "budgetCodeId",
      "type": "INT64"
     }
    ],
    "isList": true
   },
   {
    "name": "expenseItems",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "amount",
      "type": "NUMERIC"
     },
     {
      "name": "description",
      "type": "STRING"
     },
     {
      "name": "budgetCodeId",
      "type": "INT64"
     }
    ],
    "isList": true
   },
   {
    "name": "customFields",
    "type": "JSON",
    "description": "Fields that the company defined itself, each with its name and value.",
    "fields": [
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "value",
      "type": "STRING"
     }
    ],
    "isList": true
   },
   {
    "name": "jobId",
    "type": "INT64",
    "description": "Id of the job (jobs) that the record belongs to, if any."
   },
   {
    "name": "jobNumber",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "vendorId",
    "type": "INT64",
    "description": "Id of the vendor (vendors) concerned, if any."
   },
   {
    "name": "businessUnitId",
    "type": "INT64",
    "description": "Id of the business unit (business_units) that the record counts for, if any."
   }
  ]
 },
 {
  "name": "ap_bills_custom_fields",
  "staging": "stg_ap_bills_custom_fields",
  "title": "Payable bill custom fields",
  "description": "Fields that the company defined for payable bills, with type and choices. One row per field.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
   },
   {
    "name": "dataType",
    "type": "STRING",
    "description": "Kind of value that the field takes."
   },
   {
    "name": "dataTypeOptions",
    "type": "JSON",
    "description": "Values to choose from, for fields that have choices."
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
  "name": "ap_credits",
  "staging": "stg_ap_credits",
  "title": "Vendor credits",
  "description": "Credits that vendors granted, with the bills they were set off against. One row per credit.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "vendorId",
   "jobId"
  ],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "inventoryReturnId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "jobId",
    "type": "INT64",
    "description": "Id of the job (jobs) that the record belongs to, if any."
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
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
    "name": "date",
    "type": "TIMESTAMP",
    "description": "Date of the record."
   },
   {
    "name": "canceledOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "number",
    "type": "STRING",
    "description": "Number of the record as people see it."
   },
   {
    "name": "referenceNumber",
    "type": "STRING",
    "description": "Number of the record as people see it."
   },
   {
    "name": "memo",
    "type": "STRING",
    "description": "Free text note."
   },
   {
    "name": "amount",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "appliedAmount",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "status",
    "type": "STRING",
    "description": "Status of the record."
   },
   {
    "name": "syncStatus",
    "type": "STRING",
    "description": "How far the record is on its way to accounting: Pending, Posted or Exported."
   },
   {
    "name": "batch",
    "type": "JSON",
    "description": "Accounting batch that holds the record: id, number and name.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "number",
      "type": "STRING"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "businessUnit",
    "type": "JSON",
    "description": "Business unit that the record counts for: id and name.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "remittanceVendor",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "vendor",
    "type": "JSON",
    "description": "Vendor concerned: id and name.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "paymentStatus",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "splits",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "active",
      "type": "BOOL"
     },
     {
      "name": "createdOn",
      "type": "TIMESTAMP"
     },
     {
      "name": "inventoryBillId",
      "type": "INT64"
     },
     {
      "name": "vendorCreditId",
      "type": "INT64"
     },
     {
      "name": "amount",
      "type": "NUMERIC"
     }
    ],
    "isList": true
   },
   {
    "name": "budgetCodeId",
    "type": "INT64",
    "description": "Id of the budget code that the record is booked to, if any."
   },
   {
    "name": "customFields",
    "type": "JSON",
    "description": "Fields that the company defined itself, each with its name and value.",
    "fields": [
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "value",
      "type": "STRING"
     }
    ],
    "isList": true
   },
   {
    "name": "vendorId",
    "type": "INT64",
    "description": "Id of the vendor (vendors) concerned, if any."
   },
   {
    "name": "businessUnitId",
    "type": "INT64",
    "description": "Id of the business unit (business_units) that the record counts for, if any."
   }
  ]
 },
 {
  "name": "ap_credits_custom_fields",
  "staging": "stg_ap_credits_custom_fields",
  "title": "Vendor credit custom fields",
  "description": "Fields that the company defined for vendor credits, with type and choices. One row per field.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
   },
   {
    "name": "dataType",
    "type": "STRING",
    "description": "Kind of value that the field takes."
   },
   {
    "name": "dataTypeOptions",
    "type": "JSON",
    "description": "Values to choose from, for fields that have choices."
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
  "name": "ap_payments",
  "staging": "stg_ap_payments",
  "title": "Vendor payments",
  "description": "Payments to vendors, with the bills they paid. One row per payment.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "vendorId"
  ],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
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
    "name": "date",
    "type": "TIMESTAMP",
    "description": "Date of the record."
   },
   {
    "name": "approvedDate",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "method",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
   },
   {
    "name": "printCheck",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "amount",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "errorMessage",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "status",
    "type": "STRING",
    "description": "Status of the record."
   },
   {
    "name": "syncStatus",
    "type": "STRING",
    "description": "How far the record is on its way to accounting: Pending, Posted or Exported."
   },
   {
    "name": "batch",
    "type": "JSON",
    "description": "Accounting batch that holds the record: id, number and name.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "number",
      "type": "STRING"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "glAccount",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "number",
      "type": "STRING"
     },
     {
      "name": "type",
      "type": "STRING"
     },
     {
      "name": "detailType",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "businessUnit",
    "type": "JSON",
    "description": "Business unit that the record counts for: id and name.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "vendor",
    "type": "JSON",
    "description": "Vendor concerned: id and name.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "remittanceVendor",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "splits",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "active",
      "type": "BOOL"
     },
     {
      "name": "createdOn",
      "type": "TIMESTAMP"
     },
     {
      "name": "documentId",
      "type": "INT64"
     },
     {
      "name": "inventoryBillId",
      "type": "INT64"
     },
     {
      "name": "amount",
      "type": "NUMERIC"
     }
    ],
    "isList": true
   },
   {
    "name": "customFields",
    "type": "JSON",
    "description": "Fields that the company defined itself, each with its name and value.",
    "fields": [
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "value",
      "type": "STRING"
     }
    ],
    "isList": true
   },
   {
    "name": "vendorId",
    "type": "INT64",
    "description": "Id of the vendor (vendors) concerned, if any."
   },
   {
    "name": "businessUnitId",
    "type": "INT64",
    "description": "Id of the business unit (business_units) that the record counts for, if any."
   }
  ]
 },
 {
  "name": "ap_payments_custom_fields",
  "staging": "stg_ap_payments_custom_fields",
  "title": "Vendor payment custom fields",
  "description": "Fields that the company defined for vendor payments, with type and choices. One row per field.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
   },
   {
    "name": "dataType",
    "type": "STRING",
    "description": "Kind of value that the field takes."
   },
   {
    "name": "dataTypeOptions",
    "type": "JSON",
    "description": "Values to choose from, for fields that have choices."
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
  "name": "credit_memos",
  "staging": "stg_credit_memos",
  "title": "Credit memos",
  "description": "Credits granted to customers, with the invoices they were applied to. One row per credit memo.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "customerId",
   "businessUnitId"
  ],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "date",
    "type": "DATE",
    "description": "Date of the record."
   },
   {
    "name": "referenceNumber",
    "type": "STRING",
    "description": "Number of the record as people see it."
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
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "taxRate",
      "type": "NUMERIC"
     }
    ]
   },
   {
    "name": "total",
    "type": "NUMERIC",
    "description": "Total amount."
   },
   {
    "name": "balance",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "appliedTo",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "appliedId",
      "type": "INT64"
     },
     {
      "name": "appliedTo",
      "type": "INT64"
     },
     {
      "name": "appliedAmount",
      "type": "NUMERIC"
     },
     {
      "name": "appliedOn",
      "type": "DATE"
     },
     {
      "name": "appliedBy",
      "type": "STRING"
     },
     {
      "name": "appliedToReferenceNumber",
      "type": "STRING"
     }
    ],
    "isList": true
   },
   {
    "name": "customer",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "customerAddress",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "street",
      "type": "STRING"
     },
     {
      "name": "unit",
      "type": "STRING"
     },
     {
      "name": "city",
      "type": "STRING"
     },
     {
      "name": "state",
      "type": "STRING"
     },
     {
      "name": "zip",
      "type": "STRING"
     },
     {
      "name": "country",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "location",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "locationAddress",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "street",
      "type": "STRING"
     },
     {
      "name": "unit",
      "type": "STRING"
     },
     {
      "name": "city",
      "type": "STRING"
     },
     {
      "name": "state",
      "type": "STRING"
     },
     {
      "name": "zip",
      "type": "STRING"
     },
     {
      "name": "country",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "businessUnit",
    "type": "JSON",
    "description": "Business unit that the record counts for: id and name.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "syncStatus",
    "type": "STRING",
    "description": "How far the record is on its way to accounting: Pending, Posted or Exported."
   },
   {
    "name": "batch",
    "type": "JSON",
    "description": "Accounting batch that holds the record: id, number and name.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "number",
      "type": "STRING"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "customFields",
    "type": "JSON",
    "description": "Fields that the company defined itself, each with its name and value.",
    "fields": [
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "value",
      "type": "STRING"
     }
    ],
    "isList": true
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": "When the record was created in ServiceTitan (UTC)."
   },
   {
    "name": "createdBy",
    "type": "STRING",
    "description": "Name of the user who created the record."
   },
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": "When the record was last changed in ServiceTitan (UTC); of several versions of a record the newest counts."
   },
   {
    "name": "modifiedBy",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "description",
    "type": "STRING",
    "description": "Description as people see it."
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
   },
   {
    "name": "importId",
    "type": "STRING",
    "description": "Label that an import into ServiceTitan gave the record."
   },
   {
    "name": "exportId",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "customerId",
    "type": "INT64",
    "description": "Id of the customer (customers) that the record belongs to, if any."
   },
   {
    "name": "locationId",
    "type": "INT64",
    "description": "Id of the location (locations) that the record belongs to, if any."
   },
   {
    "name": "businessUnitId",
    "type": "INT64",
    "description": "Id of the business unit (business_units) that the record counts for, if any."
   }
  ]
 },
 {
  "name": "credit_memo_items",
  "staging": "stg_credit_memo_items",
  "title": "Credit memo items",
  "description": "Lines of credit memos. One row per line.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": null,
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "creditMemoId"
  ],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
   },
   {
    "name": "description",
    "type": "STRING",
    "description": "Description as people see it."
   },
   {
    "name": "quantity",
    "type": "NUMERIC",
    "description": "Number of units."
   },
   {
    "name": "cost",
    "type": "NUMERIC",
    "description": "Cost per unit."
   },
   {
    "name": "price",
    "type": "NUMERIC",
    "description": "Price per unit."
   },
   {
    "name": "type",
    "type": "STRING",
    "description": "Kind of the record."
   },
   {
    "name": "skuName",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "skuId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "total",
    "type": "NUMERIC",
    "description": "Total amount."
   },
   {
    "name": "taxable",
    "type": "BOOL",
    "description": "True when sales tax is due on it."
   },
   {
    "name": "revenueGeneralLedgerAccount",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "number",
      "type": "STRING"
     },
     {
      "name": "type",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "expensesGeneralLedgerAccount",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "number",
      "type": "STRING"
     },
     {
      "name": "type",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": "When the record was created in ServiceTitan (UTC)."
   },
   {
    "name": "createdBy",
    "type": "STRING",
    "description": "Name of the user who created the record."
   },
   {
    "name": "businessUnit",
    "type": "JSON",
    "description": "Business unit that the record counts for: id and name.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "creditMemoId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "businessUnitId",
    "type": "INT64",
    "description": "Id of the business unit (business_units) that the record counts for, if any."
   }
  ]
 },
 {
  "name": "credit_memos_custom_fields",
  "staging": "stg_credit_memos_custom_fields",
  "title": "Credit memo custom fields",
  "description": "Fields that the company defined for credit memos, with type and choices. One row per field.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
   },
   {
    "name": "dataType",
    "type": "STRING",
    "description": "Kind of value that the field takes."
   },
   {
    "name": "dataTypeOptions",
    "type": "JSON",
    "description": "Values to choose from, for fields that have choices."
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
  "name": "invoice_items",
  "staging": "stg_invoice_items_feed",
  "title": "Invoice items",
  "description": "Lines of invoices with price, cost, quantity and ledger accounts. One row per line.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "skuId",
   "technicianId"
  ],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "description",
    "type": "STRING",
    "description": "Description as people see it."
   },
   {
    "name": "quantity",
    "type": "NUMERIC",
    "description": "Number of units."
   },
   {
    "name": "cost",
    "type": "NUMERIC",
    "description": "Cost per unit."
   },
   {
    "name": "totalCost",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "budgetCodeId",
    "type": "INT64",
    "description": "Id of the budget code that the record is booked to, if any."
   },
   {
    "name": "inventoryLocationId",
    "type": "INT64",
    "description": "Id of the inventory location (warehouse or truck) that is concerned."
   },
   {
    "name": "inventoryLocation",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "price",
    "type": "NUMERIC",
    "description": "Price per unit."
   },
   {
    "name": "type",
    "type": "STRING",
    "description": "Kind of the record."
   },
   {
    "name": "skuName",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "skuId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "total",
    "type": "NUMERIC",
    "description": "Total amount."
   },
   {
    "name": "inventory",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "taxable",
    "type": "BOOL",
    "description": "True when sales tax is due on it."
   },
   {
    "name": "isChargeable",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "generalLedgerAccount",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "number",
      "type": "STRING"
     },
     {
      "name": "type",
      "type": "STRING"
     },
     {
      "name": "detailType",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "costOfSaleAccount",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "number",
      "type": "STRING"
     },
     {
      "name": "type",
      "type": "STRING"
     },
     {
      "name": "detailType",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "assetAccount",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "number",
      "type": "STRING"
     },
     {
      "name": "type",
      "type": "STRING"
     },
     {
      "name": "detailType",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "membershipTypeId",
    "type": "INT64",
    "description": "Id of the membership type (membership_types) that the record belongs to."
   },
   {
    "name": "itemGroup",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "rootId",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "displayName",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "soldHours",
    "type": "NUMERIC",
    "description": ""
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
    "name": "serviceDate",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "order",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "businessUnit",
    "type": "JSON",
    "description": "Business unit that the record counts for: id and name.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "createdById",
    "type": "INT64",
    "description": "Id of the user who created the record."
   },
   {
    "name": "displayInAmount",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "importId",
    "type": "STRING",
    "description": "Label that an import into ServiceTitan gave the record."
   },
   {
    "name": "exportId",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "inventoryStatus",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "addOn",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "memberPrice",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "technicianId",
    "type": "INT64",
    "description": "Id of the technician (technicians) concerned, if any."
   },
   {
    "name": "installedEquipmentId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "estimateItemId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
   },
   {
    "name": "invoiceId",
    "type": "INT64",
    "description": "Id of the invoice (invoices) that the record belongs to, if any."
   },
   {
    "name": "businessUnitId",
    "type": "INT64",
    "description": "Id of the business unit (business_units) that the record counts for, if any."
   }
  ]
 },
 {
  "name": "inventory_bills_custom_fields",
  "staging": "stg_inventory_bills_custom_fields",
  "title": "Inventory bill custom fields",
  "description": "Fields that the company defined for inventory bills, with type and choices. One row per field.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
   },
   {
    "name": "dataType",
    "type": "STRING",
    "description": "Kind of value that the field takes."
   },
   {
    "name": "dataTypeOptions",
    "type": "JSON",
    "description": "Values to choose from, for fields that have choices."
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
  "name": "invoices_custom_fields",
  "staging": "stg_invoices_custom_fields",
  "title": "Invoice custom fields",
  "description": "Fields that the company defined for invoices, with type and choices. One row per field.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
   },
   {
    "name": "dataType",
    "type": "STRING",
    "description": "Kind of value that the field takes."
   },
   {
    "name": "dataTypeOptions",
    "type": "JSON",
    "description": "Values to choose from, for fields that have choices."
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
  "name": "payments_custom_fields",
  "staging": "stg_payments_custom_fields",
  "title": "Payment custom fields",
  "description": "Fields that the company defined for payments, with type and choices. One row per field.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
   },
   {
    "name": "dataType",
    "type": "STRING",
    "description": "Kind of value that the field takes."
   },
   {
    "name": "dataTypeOptions",
    "type": "JSON",
    "description": "Values to choose from, for fields that have choices."
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
  "name": "remittance_vendors",
  "staging": "stg_remittance_vendors",
  "title": "Remittance vendors",
  "description": "Parties to whom payments for vendors are sent. One row per remittance vendor.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "inactive",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
   },
   {
    "name": "customerId",
    "type": "STRING",
    "description": "Id of the customer (customers) that the record belongs to, if any."
   },
   {
    "name": "isApproved",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "isVerified",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "contactInfo",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "firstName",
      "type": "STRING"
     },
     {
      "name": "lastName",
      "type": "STRING"
     },
     {
      "name": "phone",
      "type": "STRING"
     },
     {
      "name": "email",
      "type": "STRING"
     },
     {
      "name": "fax",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "address",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "street",
      "type": "STRING"
     },
     {
      "name": "unit",
      "type": "STRING"
     },
     {
      "name": "city",
      "type": "STRING"
     },
     {
      "name": "state",
      "type": "STRING"
     },
     {
      "name": "zip",
      "type": "STRING"
     },
     {
      "name": "country",
      "type": "STRING"
     }
    ]
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
  "name": "invoices_tasks",
  "staging": "stg_invoices_tasks",
  "title": "Invoice tasks",
  "description": "Tasks attached to invoices. One row per invoice and task.",
  "group": "opt_in",
  "primaryKey": [
   "invoiceId",
   "taskId"
  ],
  "cursor": "_groupReadOn",
  "groupBy": "invoiceId",
  "isWholeGroup": true,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "invoiceId"
  ],
  "columns": [
   {
    "name": "invoiceId",
    "type": "INT64",
    "description": "Id of the invoice (invoices) that the record belongs to, if any."
   },
   {
    "name": "taskId",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "type",
    "type": "STRING",
    "description": "Kind of the record."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
   },
   {
    "name": "status",
    "type": "STRING",
    "description": "Status of the record."
   },
   {
    "name": "assigneeId",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "dueDate",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "description",
    "type": "STRING",
    "description": "Description as people see it."
   },
   {
    "name": "templateId",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "relations",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "type",
      "type": "STRING"
     },
     {
      "name": "taskId",
      "type": "STRING"
     }
    ],
    "isList": true
   },
   {
    "name": "_groupReadOn",
    "type": "TIMESTAMP",
    "description": "When the row was last read, together with all others of its day or parent; rows that a later read of these lacks are gone."
   }
  ]
 },
 {
  "name": "bank_deposits",
  "staging": "stg_bank_deposits",
  "title": "Bank deposits",
  "description": "Money taken to the bank, gross, fees and net. One row per deposit.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "depositStatus"
  ],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
   },
   {
    "name": "depositStatus",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "syncStatus",
    "type": "STRING",
    "description": "How far the record is on its way to accounting: Pending, Posted or Exported."
   },
   {
    "name": "batch",
    "type": "JSON",
    "description": "Accounting batch that holds the record: id, number and name.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "number",
      "type": "STRING"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": "When the record was created in ServiceTitan (UTC)."
   },
   {
    "name": "createdBy",
    "type": "STRING",
    "description": "Name of the user who created the record."
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
    "name": "importId",
    "type": "STRING",
    "description": "Label that an import into ServiceTitan gave the record."
   },
   {
    "name": "depositDate",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "reviewStatus",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "reviewedOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "grossAmount",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "netAmount",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "fees",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "bankAccount",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "number",
      "type": "STRING"
     },
     {
      "name": "type",
      "type": "STRING"
     },
     {
      "name": "detailType",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "feeAccount",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "number",
      "type": "STRING"
     },
     {
      "name": "type",
      "type": "STRING"
     },
     {
      "name": "detailType",
      "type": "STRING"
     }
    ]
   }
  ]
 },
 {
  "name": "gl_accounts",
  "staging": "stg_gl_accounts",
  "title": "General ledger accounts",
  "description": "Accounts of the general ledger. One row per account.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "inactive",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
   },
   {
    "name": "number",
    "type": "STRING",
    "description": "Number of the record as people see it."
   },
   {
    "name": "description",
    "type": "STRING",
    "description": "Description as people see it."
   },
   {
    "name": "type",
    "type": "STRING",
    "description": "Kind of the record."
   },
   {
    "name": "subtype",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
   },
   {
    "name": "isIntacctGroup",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "isIntacctBankAccount",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "source",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "defaultAccountType",
    "type": "STRING",
    "description": ""
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
  "name": "gl_accounts_types",
  "staging": "stg_gl_accounts_types",
  "title": "General ledger account types",
  "description": "Kinds of general ledger account. One row per kind.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "inactive",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "parentTypeId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
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
  "name": "journal_entries",
  "staging": "stg_journal_entries",
  "title": "Journal entries",
  "description": "Entries that ServiceTitan hands to the general ledger; their lines are opt-in streams. One row per entry.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "status"
  ],
  "columns": [
   {
    "name": "id",
    "type": "STRING",
    "description": "ServiceTitan's id of the row, unique within the stream."
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
    "name": "number",
    "type": "INT64",
    "description": "Number of the record as people see it."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
   },
   {
    "name": "source",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "status",
    "type": "STRING",
    "description": "Status of the record."
   },
   {
    "name": "syncStatus",
    "type": "STRING",
    "description": "How far the record is on its way to accounting: Pending, Posted or Exported."
   },
   {
    "name": "versionId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "lastSyncVersionId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "message",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "postDate",
    "type": "DATE",
    "description": ""
   },
   {
    "name": "exportedOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "exportedBy",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "customFields",
    "type": "JSON",
    "description": "Fields that the company defined itself, each with its name and value.",
    "fields": [
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "value",
      "type": "STRING"
     }
    ],
    "isList": true
   },
   {
    "name": "url",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "isEmpty",
    "type": "BOOL",
    "description": ""
   }
  ]
 },
 {
  "name": "payment_terms",
  "staging": "stg_payment_terms",
  "title": "Payment terms",
  "description": "Terms by which invoices and bills fall due. One row per term.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "inactive",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
   },
   {
    "name": "dueDayType",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "dueDay",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "isCustomerDefault",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "isVendorDefault",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
   },
   {
    "name": "inUse",
    "type": "BOOL",
    "description": ""
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
    "name": "paymentTermDiscountModel",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "discountApplyTo",
      "type": "STRING"
     },
     {
      "name": "discount",
      "type": "NUMERIC"
     },
     {
      "name": "discountType",
      "type": "STRING"
     },
     {
      "name": "account",
      "type": "STRING"
     },
     {
      "name": "applyBy",
      "type": "STRING"
     },
     {
      "name": "applyByValue",
      "type": "INT64"
     }
    ]
   },
   {
    "name": "interestSettings",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "rateType",
      "type": "STRING"
     },
     {
      "name": "flatRateValue",
      "type": "NUMERIC"
     },
     {
      "name": "percentageRateValue",
      "type": "NUMERIC"
     },
     {
      "name": "chargeMethod",
      "type": "STRING"
     },
     {
      "name": "frequency",
      "type": "STRING"
     },
     {
      "name": "gracePeriod",
      "type": "INT64"
     },
     {
      "name": "taskId",
      "type": "INT64"
     },
     {
      "name": "taskDisplayName",
      "type": "STRING"
     }
    ]
   }
  ]
 },
 {
  "name": "tax_zones",
  "staging": "stg_tax_zones",
  "title": "Tax zones",
  "description": "Areas with their sales tax rates. One row per tax zone.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "inactive",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
   },
   {
    "name": "color",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "isTaxRateSeparated",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "isMultipleTaxZone",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "rates",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "taxName",
      "type": "STRING"
     },
     {
      "name": "taxRate",
      "type": "NUMERIC"
     },
     {
      "name": "salesTaxItem",
      "type": "STRING"
     }
    ],
    "isList": true
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
  "name": "bank_deposits_transactions",
  "staging": "stg_bank_deposits_transactions",
  "title": "Bank deposit transactions",
  "description": "Payments in a bank deposit. One row per deposit and payment.",
  "group": "opt_in",
  "primaryKey": [
   "bankDepositId",
   "id"
  ],
  "cursor": "_groupReadOn",
  "groupBy": "bankDepositId",
  "isWholeGroup": true,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "bankDepositId"
  ],
  "columns": [
   {
    "name": "bankDepositId",
    "type": "INT64",
    "description": "Id of the bank deposit (bank_deposits) that the payment is part of."
   },
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "syncStatus",
    "type": "STRING",
    "description": "How far the record is on its way to accounting: Pending, Posted or Exported."
   },
   {
    "name": "referenceNumber",
    "type": "STRING",
    "description": "Number of the record as people see it."
   },
   {
    "name": "date",
    "type": "TIMESTAMP",
    "description": "Date of the record."
   },
   {
    "name": "type",
    "type": "STRING",
    "description": "Kind of the record."
   },
   {
    "name": "typeId",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "total",
    "type": "NUMERIC",
    "description": "Total amount."
   },
   {
    "name": "unappliedAmount",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "memo",
    "type": "STRING",
    "description": "Free text note."
   },
   {
    "name": "customer",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "businessUnit",
    "type": "JSON",
    "description": "Business unit that the record counts for: id and name.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "deposit",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "batch",
    "type": "JSON",
    "description": "Accounting batch that holds the record: id, number and name.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "number",
      "type": "STRING"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "createdBy",
    "type": "STRING",
    "description": "Name of the user who created the record."
   },
   {
    "name": "generalLedgerAccount",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "number",
      "type": "STRING"
     },
     {
      "name": "type",
      "type": "STRING"
     },
     {
      "name": "detailType",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "appliedTo",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "appliedAmount",
      "type": "NUMERIC"
     },
     {
      "name": "appliedBy",
      "type": "STRING"
     },
     {
      "name": "appliedId",
      "type": "INT64"
     },
     {
      "name": "appliedOn",
      "type": "TIMESTAMP"
     },
     {
      "name": "appliedTo",
      "type": "INT64"
     },
     {
      "name": "appliedToReferenceNumber",
      "type": "STRING"
     }
    ],
    "isList": true
   },
   {
    "name": "customFields",
    "type": "JSON",
    "description": "Fields that the company defined itself, each with its name and value.",
    "fields": [
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "value",
      "type": "STRING"
     }
    ],
    "isList": true
   },
   {
    "name": "authCode",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "checkNumber",
    "type": "STRING",
    "description": ""
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
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
   },
   {
    "name": "_groupReadOn",
    "type": "TIMESTAMP",
    "description": "When the row was last read, together with all others of its day or parent; rows that a later read of these lacks are gone."
   }
  ]
 },
 {
  "name": "journal_entries_summary",
  "staging": "stg_journal_entries_summary",
  "title": "Journal entry summaries",
  "description": "Debit and credit of journal entries. One row per entry, account and unit.",
  "group": "opt_in",
  "primaryKey": [
   "_key"
  ],
  "cursor": "_groupReadOn",
  "groupBy": "journalEntryId",
  "isWholeGroup": true,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "journalEntryId"
  ],
  "columns": [
   {
    "name": "_key",
    "type": "STRING",
    "description": "Key of the row: its id as text, else a hash of the fields that tell it from others, with its number among equal rows."
   },
   {
    "name": "journalEntryId",
    "type": "STRING",
    "description": "Id of the journal entry (journal_entries) that the line belongs to."
   },
   {
    "name": "postDate",
    "type": "DATE",
    "description": ""
   },
   {
    "name": "account",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "number",
      "type": "STRING"
     },
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "type",
      "type": "STRING"
     },
     {
      "name": "subtype",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "credit",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "debit",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "memo",
    "type": "STRING",
    "description": "Free text note."
   },
   {
    "name": "businessUnit",
    "type": "JSON",
    "description": "Business unit that the record counts for: id and name.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "accountId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "businessUnitId",
    "type": "INT64",
    "description": "Id of the business unit (business_units) that the record counts for, if any."
   },
   {
    "name": "_groupReadOn",
    "type": "TIMESTAMP",
    "description": "When the row was last read, together with all others of its day or parent; rows that a later read of these lacks are gone."
   }
  ]
 },
 {
  "name": "journal_entries_details",
  "staging": "stg_journal_entries_details",
  "title": "Journal entry details",
  "description": "Lines of journal entries with what they come from. One row per line.",
  "group": "opt_in",
  "primaryKey": [
   "_key"
  ],
  "cursor": "_groupReadOn",
  "groupBy": "journalEntryId",
  "isWholeGroup": true,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "journalEntryId"
  ],
  "columns": [
   {
    "name": "_key",
    "type": "STRING",
    "description": "Key of the row: its id as text, else a hash of the fields that tell it from others, with its number among equal rows."
   },
   {
    "name": "journalEntryId",
    "type": "STRING",
    "description": "Id of the journal entry (journal_entries) that the line belongs to."
   },
   {
    "name": "postDate",
    "type": "DATE",
    "description": ""
   },
   {
    "name": "account",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "number",
      "type": "STRING"
     },
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "type",
      "type": "STRING"
     },
     {
      "name": "subtype",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "debit",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "credit",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "memo",
    "type": "STRING",
    "description": "Free text note."
   },
   {
    "name": "quantity",
    "type": "NUMERIC",
    "description": "Number of units."
   },
   {
    "name": "unitAmount",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "externalObjects",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "STRING"
     },
     {
      "name": "type",
      "type": "STRING"
     },
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "url",
      "type": "STRING"
     }
    ],
    "isList": true
   },
   {
    "name": "transaction",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "type",
      "type": "STRING"
     },
     {
      "name": "refNumber",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "businessUnit",
    "type": "JSON",
    "description": "Business unit that the record counts for: id and name.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "customer",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "vendor",
    "type": "JSON",
    "description": "Vendor concerned: id and name.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "inventoryLocation",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "job",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "number",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "customerLocation",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "paymentType",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "project",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "number",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "serviceAgreement",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "number",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "appliedTo",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "type",
      "type": "STRING"
     },
     {
      "name": "refNumber",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "sku",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "type",
      "type": "STRING"
     },
     {
      "name": "code",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "transactionDate",
    "type": "DATE",
    "description": ""
   },
   {
    "name": "budgetCodeId",
    "type": "INT64",
    "description": "Id of the budget code that the record is booked to, if any."
   },
   {
    "name": "accountId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "businessUnitId",
    "type": "INT64",
    "description": "Id of the business unit (business_units) that the record counts for, if any."
   },
   {
    "name": "transactionId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "skuId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "jobId",
    "type": "INT64",
    "description": "Id of the job (jobs) that the record belongs to, if any."
   },
   {
    "name": "_groupReadOn",
    "type": "TIMESTAMP",
    "description": "When the row was last read, together with all others of its day or parent; rows that a later read of these lacks are gone."
   }
  ]
 },
 {
  "name": "estimates",
  "staging": "stg_estimates",
  "title": "Estimates",
  "description": "Offers made to a customer, with items, status and the day they were sold. One row per estimate.",
  "group": "core",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
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
    "description": "Status of the estimate as its number (value) and name: Open, Sold or Dismissed.",
    "fields": [
     {
      "name": "value",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
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
    "description": "Lines of the estimate, each with its SKU, quantity (qty), price (unitRate), total and cost.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "skuAccount",
      "type": "STRING"
     },
     {
      "name": "description",
      "type": "STRING"
     },
     {
      "name": "membershipTypeId",
      "type": "INT64"
     },
     {
      "name": "qty",
      "type": "NUMERIC"
     },
     {
      "name": "unitRate",
      "type": "NUMERIC"
     },
     {
      "name": "total",
      "type": "NUMERIC"
     },
     {
      "name": "unitCost",
      "type": "NUMERIC"
     },
     {
      "name": "totalCost",
      "type": "NUMERIC"
     },
     {
      "name": "itemGroupName",
      "type": "STRING"
     },
     {
      "name": "itemGroupRootId",
      "type": "INT64"
     },
     {
      "name": "createdOn",
      "type": "TIMESTAMP"
     },
     {
      "name": "modifiedOn",
      "type": "TIMESTAMP"
     },
     {
      "name": "chargeable",
      "type": "BOOL"
     },
     {
      "name": "invoiceItemId",
      "type": "INT64"
     },
     {
      "name": "budgetCodeId",
      "type": "INT64"
     }
    ],
    "isList": true
   },
   {
    "name": "externalLinks",
    "type": "JSON",
    "description": "Links to other systems, each with its name and address.",
    "fields": [
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "url",
      "type": "STRING"
     }
    ],
    "isList": true
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
  "name": "estimates_items",
  "staging": "stg_estimates_items",
  "title": "Estimate items",
  "description": "Lines of estimates with price, cost and quantity. One row per line.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "invoiceItemId"
  ],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "sku",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "displayName",
      "type": "STRING"
     },
     {
      "name": "type",
      "type": "STRING"
     },
     {
      "name": "soldHours",
      "type": "NUMERIC"
     },
     {
      "name": "generalLedgerAccountId",
      "type": "INT64"
     },
     {
      "name": "generalLedgerAccountName",
      "type": "STRING"
     },
     {
      "name": "modifiedOn",
      "type": "TIMESTAMP"
     }
    ]
   },
   {
    "name": "skuAccount",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "description",
    "type": "STRING",
    "description": "Description as people see it."
   },
   {
    "name": "membershipTypeId",
    "type": "INT64",
    "description": "Id of the membership type (membership_types) that the record belongs to."
   },
   {
    "name": "qty",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "unitRate",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "total",
    "type": "NUMERIC",
    "description": "Total amount."
   },
   {
    "name": "unitCost",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "totalCost",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "itemGroupName",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "itemGroupRootId",
    "type": "INT64",
    "description": ""
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
    "name": "chargeable",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "invoiceItemId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "budgetCodeId",
    "type": "INT64",
    "description": "Id of the budget code that the record is booked to, if any."
   }
  ]
 },
 {
  "name": "opportunities",
  "staging": "stg_opportunities",
  "title": "Opportunities",
  "description": "Sales opportunities; the API documents no fields, so what it sends is kept as it comes. One row per opportunity.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "_groupReadOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "STRING",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "_groupReadOn",
    "type": "TIMESTAMP",
    "description": "When the row was last read; ServiceTitan does not tell when it changed."
   }
  ]
 },
 {
  "name": "opportunity_followups",
  "staging": "stg_opportunity_followups",
  "title": "Opportunity followups",
  "description": "Follow-ups of sales opportunities; the API documents no fields, so what it sends is kept as it comes. One row per follow-up.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "_groupReadOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "STRING",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "_groupReadOn",
    "type": "TIMESTAMP",
    "description": "When the row was last read; ServiceTitan does not tell when it changed."
   }
  ]
 },
 {
  "name": "estimate_status_changes",
  "staging": "stg_estimate_status_changes",
  "title": "Estimate status changes",
  "description": "Moves of an estimate from one status to another. One row per change.",
  "group": "opt_in",
  "primaryKey": [
   "id"
  ],
  "cursor": "_groupReadOn",
  "groupBy": "estimateId",
  "isWholeGroup": true,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "estimateId"
  ],
  "columns": [
   {
    "name": "estimateId",
    "type": "INT64",
    "description": "Id of the estimate (estimates) that the record belongs to."
   },
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
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
    "name": "_groupReadOn",
    "type": "TIMESTAMP",
    "description": "When the row was last read, together with all others of its day or parent; rows that a later read of these lacks are gone."
   }
  ]
 },
 {
  "name": "customers",
  "staging": "stg_customers",
  "title": "Customers",
  "description": "Those the work is done for; a merged one points to its successor. One row per customer.",
  "group": "core",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
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
    "description": "Billing address of the customer.",
    "fields": [
     {
      "name": "street",
      "type": "STRING"
     },
     {
      "name": "unit",
      "type": "STRING"
     },
     {
      "name": "city",
      "type": "STRING"
     },
     {
      "name": "state",
      "type": "STRING"
     },
     {
      "name": "zip",
      "type": "STRING"
     },
     {
      "name": "country",
      "type": "STRING"
     },
     {
      "name": "latitude",
      "type": "NUMERIC"
     },
     {
      "name": "longitude",
      "type": "NUMERIC"
     }
    ]
   },
   {
    "name": "customFields",
    "type": "JSON",
    "description": "Fields that the company defined itself, each with its name and value.",
    "fields": [
     {
      "name": "typeId",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "value",
      "type": "STRING"
     }
    ],
    "isList": true
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
    "description": "Pairs of key and value that another application attached to the record.",
    "fields": [
     {
      "name": "key",
      "type": "STRING"
     },
     {
      "name": "value",
      "type": "STRING"
     }
    ],
    "isList": true
   }
  ]
 },
 {
  "name": "locations",
  "staging": "stg_locations",
  "title": "Locations",
  "description": "Addresses where work is done, each of one customer. One row per location.",
  "group": "core",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
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
    "description": "Address where the work is done.",
    "fields": [
     {
      "name": "street",
      "type": "STRING"
     },
     {
      "name": "unit",
      "type": "STRING"
     },
     {
      "name": "city",
      "type": "STRING"
     },
     {
      "name": "state",
      "type": "STRING"
     },
     {
      "name": "zip",
      "type": "STRING"
     },
     {
      "name": "country",
      "type": "STRING"
     },
     {
      "name": "latitude",
      "type": "NUMERIC"
     },
     {
      "name": "longitude",
      "type": "NUMERIC"
     }
    ]
   },
   {
    "name": "customFields",
    "type": "JSON",
    "description": "Fields that the company defined itself, each with its name and value.",
    "fields": [
     {
      "name": "typeId",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "value",
      "type": "STRING"
     }
    ],
    "isList": true
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
    "description": "Pairs of key and value that another application attached to the record.",
    "fields": [
     {
      "name": "key",
      "type": "STRING"
     },
     {
      "name": "value",
      "type": "STRING"
     }
    ],
    "isList": true
   }
  ]
 },
 {
  "name": "booking_provider_tags",
  "staging": "stg_booking_provider_tags",
  "title": "Booking provider tags",
  "description": "Sources that may create bookings. One row per booking provider.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "inactive",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "tagName",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "description",
    "type": "STRING",
    "description": "Description as people see it."
   },
   {
    "name": "type",
    "type": "STRING",
    "description": "Kind of the record."
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
  "name": "bookings",
  "staging": "stg_bookings",
  "title": "Bookings",
  "description": "Requests for work from web sites and partners, before they become jobs. One row per booking.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "businessUnitId",
   "status"
  ],
  "columns": [
   {
    "name": "summary",
    "type": "STRING",
    "description": "What the record is about, in words."
   },
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "source",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": "When the record was created in ServiceTitan (UTC)."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
   },
   {
    "name": "address",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "street",
      "type": "STRING"
     },
     {
      "name": "unit",
      "type": "STRING"
     },
     {
      "name": "city",
      "type": "STRING"
     },
     {
      "name": "state",
      "type": "STRING"
     },
     {
      "name": "zip",
      "type": "STRING"
     },
     {
      "name": "country",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "customerType",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "start",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "campaignId",
    "type": "INT64",
    "description": "Id of the campaign (campaigns) that the record is credited to, if any."
   },
   {
    "name": "businessUnitId",
    "type": "INT64",
    "description": "Id of the business unit (business_units) that the record counts for, if any."
   },
   {
    "name": "isFirstTimeClient",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "uploadedImages",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "isSendConfirmationEmail",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "status",
    "type": "STRING",
    "description": "Status of the record."
   },
   {
    "name": "dismissingReasonId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "jobId",
    "type": "INT64",
    "description": "Id of the job (jobs) that the record belongs to, if any."
   },
   {
    "name": "externalId",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "priority",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "jobTypeId",
    "type": "INT64",
    "description": "Id of the job type (job_types), if any."
   },
   {
    "name": "bookingProviderId",
    "type": "INT64",
    "description": ""
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
  "name": "contacts",
  "staging": "stg_contacts",
  "title": "Contacts",
  "description": "People to talk to, whom customers and locations share. One row per contact.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "STRING",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "referenceId",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
   },
   {
    "name": "title",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "isArchived",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": "When the record was created in ServiceTitan (UTC)."
   },
   {
    "name": "createdBy",
    "type": "INT64",
    "description": "Name of the user who created the record."
   },
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": "When the record was last changed in ServiceTitan (UTC); of several versions of a record the newest counts."
   },
   {
    "name": "modifiedBy",
    "type": "INT64",
    "description": ""
   }
  ]
 },
 {
  "name": "contact_methods",
  "staging": "stg_contact_methods",
  "title": "Contact methods",
  "description": "Phone numbers and email addresses of contacts. One row per contact method.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "contactId"
  ],
  "columns": [
   {
    "name": "id",
    "type": "STRING",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "contactId",
    "type": "STRING",
    "description": "Id of the contact (contacts) that the record belongs to."
   },
   {
    "name": "referenceId",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "type",
    "type": "STRING",
    "description": "Kind of the record."
   },
   {
    "name": "value",
    "type": "STRING",
    "description": "The phone number or email address."
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
    "name": "createdBy",
    "type": "INT64",
    "description": "Name of the user who created the record."
   },
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": "When the record was last changed in ServiceTitan (UTC); of several versions of a record the newest counts."
   },
   {
    "name": "modifiedBy",
    "type": "INT64",
    "description": ""
   }
  ]
 },
 {
  "name": "customers_contacts",
  "staging": "stg_customers_contacts",
  "title": "Customer contacts",
  "description": "Phone numbers and email addresses of customers. One row per contact.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "customerId",
   "type"
  ],
  "columns": [
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": "When the record was last changed in ServiceTitan (UTC); of several versions of a record the newest counts."
   },
   {
    "name": "phoneSettings",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "phoneNumber",
      "type": "STRING"
     },
     {
      "name": "doNotText",
      "type": "BOOL"
     }
    ]
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": "When the record was created in ServiceTitan (UTC)."
   },
   {
    "name": "preferences",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "jobRemindersEnabled",
      "type": "BOOL"
     },
     {
      "name": "marketingUpdatesEnabled",
      "type": "BOOL"
     },
     {
      "name": "invoiceStatementNotification",
      "type": "BOOL"
     }
    ]
   },
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "type",
    "type": "STRING",
    "description": "Kind of the record."
   },
   {
    "name": "value",
    "type": "STRING",
    "description": "The phone number or email address."
   },
   {
    "name": "memo",
    "type": "STRING",
    "description": "Free text note."
   },
   {
    "name": "customerId",
    "type": "INT64",
    "description": "Id of the customer (customers) that the record belongs to, if any."
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
   }
  ]
 },
 {
  "name": "customers_custom_fields",
  "staging": "stg_customers_custom_fields",
  "title": "Customer custom fields",
  "description": "Fields that the company defined for customers, with type and choices. One row per field.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
   },
   {
    "name": "dataType",
    "type": "STRING",
    "description": "Kind of value that the field takes."
   },
   {
    "name": "dataTypeOptions",
    "type": "JSON",
    "description": "Values to choose from, for fields that have choices."
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
  "name": "leads",
  "staging": "stg_leads",
  "title": "Leads",
  "description": "Inquiries that became no job yet, with the reason and the date to follow up. One row per lead.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "businessUnitId",
   "status"
  ],
  "columns": [
   {
    "name": "summary",
    "type": "STRING",
    "description": "What the record is about, in words."
   },
   {
    "name": "callReasonId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "callId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "bookingId",
    "type": "INT64",
    "description": "Id of the booking (bookings) that the record belongs to, if any."
   },
   {
    "name": "manualCallId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "leadUrl",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "leadCustomerName",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "leadPhone",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "leadEmail",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "leadStreet",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "leadUnit",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "leadCity",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "leadState",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "leadZip",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "leadCountry",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "captureSource",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "status",
    "type": "STRING",
    "description": "Status of the record."
   },
   {
    "name": "priority",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "customerId",
    "type": "INT64",
    "description": "Id of the customer (customers) that the record belongs to, if any."
   },
   {
    "name": "locationId",
    "type": "INT64",
    "description": "Id of the location (locations) that the record belongs to, if any."
   },
   {
    "name": "businessUnitId",
    "type": "INT64",
    "description": "Id of the business unit (business_units) that the record counts for, if any."
   },
   {
    "name": "jobTypeId",
    "type": "INT64",
    "description": "Id of the job type (job_types), if any."
   },
   {
    "name": "campaignId",
    "type": "INT64",
    "description": "Id of the campaign (campaigns) that the record is credited to, if any."
   },
   {
    "name": "followUpDate",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "createdById",
    "type": "INT64",
    "description": "Id of the user who created the record."
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
    "name": "tagTypeIds",
    "type": "JSON",
    "description": "Ids of the tags on the record (tag_types)."
   },
   {
    "name": "dismissingReasonId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
   }
  ]
 },
 {
  "name": "locations_contacts",
  "staging": "stg_locations_contacts",
  "title": "Location contacts",
  "description": "Phone numbers and email addresses of locations. One row per contact.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "locationId",
   "type"
  ],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "type",
    "type": "STRING",
    "description": "Kind of the record."
   },
   {
    "name": "value",
    "type": "STRING",
    "description": "The phone number or email address."
   },
   {
    "name": "memo",
    "type": "STRING",
    "description": "Free text note."
   },
   {
    "name": "phoneSettings",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "phoneNumber",
      "type": "STRING"
     },
     {
      "name": "doNotText",
      "type": "BOOL"
     }
    ]
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
    "name": "preferences",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "jobRemindersEnabled",
      "type": "BOOL"
     },
     {
      "name": "marketingUpdatesEnabled",
      "type": "BOOL"
     },
     {
      "name": "invoiceStatementNotification",
      "type": "BOOL"
     }
    ]
   },
   {
    "name": "locationId",
    "type": "INT64",
    "description": "Id of the location (locations) that the record belongs to, if any."
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
   }
  ]
 },
 {
  "name": "locations_custom_fields",
  "staging": "stg_locations_custom_fields",
  "title": "Location custom fields",
  "description": "Fields that the company defined for locations, with type and choices. One row per field.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
   },
   {
    "name": "dataType",
    "type": "STRING",
    "description": "Kind of value that the field takes."
   },
   {
    "name": "dataTypeOptions",
    "type": "JSON",
    "description": "Values to choose from, for fields that have choices."
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
  "name": "contact_preference_types",
  "staging": "stg_contact_preference_types",
  "title": "Contact preference types",
  "description": "Preferences that a contact method can have. One row per preference.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": null,
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "STRING",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
   },
   {
    "name": "description",
    "type": "STRING",
    "description": "Description as people see it."
   },
   {
    "name": "dataType",
    "type": "STRING",
    "description": "Kind of value that the field takes."
   }
  ]
 },
 {
  "name": "bookings_contacts",
  "staging": "stg_bookings_contacts",
  "title": "Booking contacts",
  "description": "Phone numbers and email addresses in bookings. One row per contact.",
  "group": "opt_in",
  "primaryKey": [
   "id"
  ],
  "cursor": "_groupReadOn",
  "groupBy": "bookingId",
  "isWholeGroup": true,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "bookingId"
  ],
  "columns": [
   {
    "name": "bookingId",
    "type": "INT64",
    "description": "Id of the booking (bookings) that the record belongs to, if any."
   },
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "type",
    "type": "STRING",
    "description": "Kind of the record."
   },
   {
    "name": "value",
    "type": "STRING",
    "description": "The phone number or email address."
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
    "name": "_groupReadOn",
    "type": "TIMESTAMP",
    "description": "When the row was last read, together with all others of its day or parent; rows that a later read of these lacks are gone."
   }
  ]
 },
 {
  "name": "contacts_relationships",
  "staging": "stg_contacts_relationships",
  "title": "Contact relationships",
  "description": "What contacts are related to: customers, locations and other records. One row per relationship.",
  "group": "opt_in",
  "primaryKey": [
   "id"
  ],
  "cursor": "_groupReadOn",
  "groupBy": "contactId",
  "isWholeGroup": true,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "contactId"
  ],
  "columns": [
   {
    "name": "contactId",
    "type": "STRING",
    "description": "Id of the contact (contacts) that the record belongs to."
   },
   {
    "name": "id",
    "type": "STRING",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "relatedEntityId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "typeName",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "typeSlug",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": "When the record was created in ServiceTitan (UTC)."
   },
   {
    "name": "createdBy",
    "type": "INT64",
    "description": "Name of the user who created the record."
   },
   {
    "name": "_groupReadOn",
    "type": "TIMESTAMP",
    "description": "When the row was last read, together with all others of its day or parent; rows that a later read of these lacks are gone."
   }
  ]
 },
 {
  "name": "customers_notes",
  "staging": "stg_customers_notes",
  "title": "Customer notes",
  "description": "Notes on customers. One row per note.",
  "group": "opt_in",
  "primaryKey": [
   "id"
  ],
  "cursor": "_groupReadOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "customerId"
  ],
  "columns": [
   {
    "name": "customerId",
    "type": "INT64",
    "description": "Id of the customer (customers) that the record belongs to, if any."
   },
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "text",
    "type": "STRING",
    "description": "Text of the note."
   },
   {
    "name": "isPinned",
    "type": "BOOL",
    "description": "True when the note is pinned to the top."
   },
   {
    "name": "createdById",
    "type": "INT64",
    "description": "Id of the user who created the record."
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
    "name": "_groupReadOn",
    "type": "TIMESTAMP",
    "description": "When the row was last read, together with all others of its day or parent; rows that a later read of these lacks are gone."
   }
  ]
 },
 {
  "name": "leads_notes",
  "staging": "stg_leads_notes",
  "title": "Lead notes",
  "description": "Notes on leads. One row per note.",
  "group": "opt_in",
  "primaryKey": [
   "id"
  ],
  "cursor": "_groupReadOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "leadId"
  ],
  "columns": [
   {
    "name": "leadId",
    "type": "INT64",
    "description": "Id of the lead (leads) that the record belongs to, if any."
   },
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "text",
    "type": "STRING",
    "description": "Text of the note."
   },
   {
    "name": "isPinned",
    "type": "BOOL",
    "description": "True when the note is pinned to the top."
   },
   {
    "name": "createdById",
    "type": "INT64",
    "description": "Id of the user who created the record."
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
    "name": "_groupReadOn",
    "type": "TIMESTAMP",
    "description": "When the row was last read, together with all others of its day or parent; rows that a later read of these lacks are gone."
   }
  ]
 },
 {
  "name": "locations_notes",
  "staging": "stg_locations_notes",
  "title": "Location notes",
  "description": "Notes on locations. One row per note.",
  "group": "opt_in",
  "primaryKey": [
   "id"
  ],
  "cursor": "_groupReadOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "locationId"
  ],
  "columns": [
   {
    "name": "locationId",
    "type": "INT64",
    "description": "Id of the location (locations) that the record belongs to, if any."
   },
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "text",
    "type": "STRING",
    "description": "Text of the note."
   },
   {
    "name": "isPinned",
    "type": "BOOL",
    "description": "True when the note is pinned to the top."
   },
   {
    "name": "createdById",
    "type": "INT64",
    "description": "Id of the user who created the record."
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
    "name": "_groupReadOn",
    "type": "TIMESTAMP",
    "description": "When the row was last read, together with all others of its day or parent; rows that a later read of these lacks are gone."
   }
  ]
 },
 {
  "name": "payroll",
  "staging": "stg_payroll",
  "title": "Payroll (gross pay items)",
  "description": "Amounts paid to an employee for time, bonuses and adjustments, by job. One row per gross pay item.",
  "group": "core",
  "primaryKey": [
   "_key"
  ],
  "cursor": "modifiedOn",
  "groupBy": "payrollId",
  "isWholeGroup": false,
  "writtenDates": [
   "date"
  ],
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
  "staging": "stg_payroll_adjustments",
  "title": "Payroll adjustments",
  "description": "Corrections and bonuses posted to an employee; gross pay items already contain them. One row per adjustment.",
  "group": "reference",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
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
  "staging": "stg_payroll_activity_codes",
  "title": "Payroll activity codes",
  "description": "Codes that say what time or money was paid for. One row per activity code.",
  "group": "reference",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
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
  "staging": "stg_job_splits",
  "title": "Job splits",
  "description": "How a job is shared among technicians, in percent. One row per job and technician.",
  "group": "reference",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
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
  "name": "payrolls",
  "staging": "stg_payrolls",
  "title": "Payrolls",
  "description": "Pay periods of a person, with status and approval. One row per employee and pay period.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "employeeId",
   "status"
  ],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
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
    "name": "employeeId",
    "type": "INT64",
    "description": "Id of the employee or technician concerned."
   },
   {
    "name": "employeeType",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "status",
    "type": "STRING",
    "description": "Status of the record."
   },
   {
    "name": "burdenRate",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "managerApprovedOn",
    "type": "TIMESTAMP",
    "description": ""
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
  "name": "payroll_settings",
  "staging": "stg_payroll_settings",
  "title": "Payroll settings",
  "description": "How people are paid: rate, manager, unit, hire date. One row per employee.",
  "group": "extended",
  "primaryKey": [
   "employeeId",
   "employeeType"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "inactive",
  "clusterBy": [],
  "columns": [
   {
    "name": "employeeId",
    "type": "INT64",
    "description": "Id of the employee or technician concerned."
   },
   {
    "name": "employeeType",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "externalPayrollId",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "hourlyRate",
    "type": "NUMERIC",
    "description": "Pay per hour."
   },
   {
    "name": "managerId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "payrollBusinessUnitId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "isIncludedInPayroll",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "hireDate",
    "type": "TIMESTAMP",
    "description": ""
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
  "name": "job_timesheets",
  "staging": "stg_job_timesheets",
  "title": "Job timesheets",
  "description": "Times of technicians on jobs: dispatched, arrived, done. One row per visit and technician.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
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
    "description": "Id of the job (jobs) that the record belongs to, if any."
   },
   {
    "name": "appointmentId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "technicianId",
    "type": "INT64",
    "description": "Id of the technician (technicians) concerned, if any."
   },
   {
    "name": "dispatchedOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "arrivedOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "canceledOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "doneOn",
    "type": "TIMESTAMP",
    "description": ""
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
  "name": "non_job_timesheets",
  "staging": "stg_non_job_timesheets",
  "title": "Non job timesheets",
  "description": "Times of people outside jobs, by timesheet code. One row per timesheet.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "employeeId",
   "timesheetCodeId"
  ],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "employeeId",
    "type": "INT64",
    "description": "Id of the employee or technician concerned."
   },
   {
    "name": "employeeType",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "timesheetCodeId",
    "type": "INT64",
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
  "name": "timesheet_codes",
  "staging": "stg_timesheet_codes",
  "title": "Timesheet codes",
  "description": "Codes for time outside jobs, and how it is paid. One row per timesheet code.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "inactive",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "code",
    "type": "STRING",
    "description": "Short code of the record."
   },
   {
    "name": "description",
    "type": "STRING",
    "description": "Description as people see it."
   },
   {
    "name": "type",
    "type": "STRING",
    "description": "Kind of the record."
   },
   {
    "name": "applicableEmployeeType",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "rateInfo",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "hourlyRate",
      "type": "STRING"
     },
     {
      "name": "customHourlyRate",
      "type": "NUMERIC"
     },
     {
      "name": "rateMultiplier",
      "type": "NUMERIC"
     }
    ]
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
  "name": "location_labor_rates",
  "staging": "stg_location_labor_rates",
  "title": "Location labor rates",
  "description": "Pay rates agreed for a location. One row per location and labor type.",
  "group": "extended",
  "primaryKey": [
   "locationId",
   "laborTypeCode"
  ],
  "cursor": null,
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "inactive",
  "clusterBy": [],
  "columns": [
   {
    "name": "locationId",
    "type": "INT64",
    "description": "Id of the location (locations) that the record belongs to, if any."
   },
   {
    "name": "hourlyRate",
    "type": "NUMERIC",
    "description": "Pay per hour."
   },
   {
    "name": "laborTypeName",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "laborTypeCode",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": "When the record was created in ServiceTitan (UTC)."
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
  "staging": "stg_campaigns",
  "title": "Campaigns",
  "description": "Marketing sources to which jobs and calls are attributed. One row per campaign.",
  "group": "core",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
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
    "description": "Category of the campaign: id, name and whether it is active.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "active",
      "type": "BOOL"
     }
    ]
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
  "staging": "stg_campaign_categories",
  "title": "Campaign categories",
  "description": "Groups of campaigns. One row per category.",
  "group": "reference",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
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
  "staging": "stg_campaign_costs",
  "title": "Campaign costs",
  "description": "What a campaign costs per day in a month. One row per campaign and month.",
  "group": "reference",
  "primaryKey": [
   "id"
  ],
  "cursor": null,
  "groupBy": null,
  "isWholeGroup": false,
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
  "name": "email_suppressions",
  "staging": "stg_email_suppressions",
  "title": "Email suppressions",
  "description": "Email addresses that get no marketing mail, with the reason. One row per address.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "email",
    "type": "STRING",
    "description": "Email address."
   },
   {
    "name": "reason",
    "type": "STRING",
    "description": ""
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
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
   }
  ]
 },
 {
  "name": "ads_capacity_warnings",
  "staging": "stg_ads_capacity_warnings",
  "title": "Ads capacity warnings",
  "description": "Campaigns that advertise for units without free capacity. One row per campaign and kind of warning.",
  "group": "extended",
  "primaryKey": [
   "campaignName",
   "warningType"
  ],
  "cursor": null,
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [],
  "columns": [
   {
    "name": "campaignName",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "warningType",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "businessUnits",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "lookaheadWindow",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "thresholdValue",
    "type": "INT64",
    "description": ""
   }
  ]
 },
 {
  "name": "ads_campaign_performance",
  "staging": "stg_ads_campaign_performance",
  "title": "Ads campaign performance",
  "description": "What advertising costs and brings, by campaign. One row per UTC day and campaign.",
  "group": "opt_in",
  "primaryKey": [
   "_key"
  ],
  "cursor": "day",
  "groupBy": "day",
  "isWholeGroup": true,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "campaignId"
  ],
  "columns": [
   {
    "name": "_key",
    "type": "STRING",
    "description": "Key of the row: its id as text, else a hash of the fields that tell it from others, with its number among equal rows."
   },
   {
    "name": "day",
    "type": "TIMESTAMP",
    "description": "UTC day for which ServiceTitan was asked, as the instant at which it begins."
   },
   {
    "name": "campaign",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "externalId",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "category",
      "type": "STRING"
     },
     {
      "name": "launchDate",
      "type": "STRING"
     },
     {
      "name": "status",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "adGroup",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "STRING"
     },
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "status",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "keyword",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "STRING"
     },
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "status",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "digitalStats",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "impressionShare",
      "type": "NUMERIC"
     },
     {
      "name": "impressions",
      "type": "INT64"
     },
     {
      "name": "clicks",
      "type": "INT64"
     },
     {
      "name": "averageCPC",
      "type": "NUMERIC"
     },
     {
      "name": "conversions",
      "type": "INT64"
     },
     {
      "name": "allConversions",
      "type": "NUMERIC"
     },
     {
      "name": "cost",
      "type": "NUMERIC"
     },
     {
      "name": "clickRate",
      "type": "NUMERIC"
     },
     {
      "name": "costPerConversion",
      "type": "NUMERIC"
     },
     {
      "name": "conversionRate",
      "type": "NUMERIC"
     }
    ]
   },
   {
    "name": "leadStats",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "leads",
      "type": "INT64"
     },
     {
      "name": "leadCalls",
      "type": "INT64"
     },
     {
      "name": "onlineBooking",
      "type": "INT64"
     },
     {
      "name": "manualBooking",
      "type": "INT64"
     },
     {
      "name": "bookedJobs",
      "type": "INT64"
     },
     {
      "name": "ranJobs",
      "type": "INT64"
     },
     {
      "name": "soldJobs",
      "type": "INT64"
     },
     {
      "name": "revenue",
      "type": "NUMERIC"
     },
     {
      "name": "potentialRevenue",
      "type": "NUMERIC"
     },
     {
      "name": "bookingRate",
      "type": "NUMERIC"
     },
     {
      "name": "avgTicket",
      "type": "NUMERIC"
     }
    ]
   },
   {
    "name": "returnOnInvestment",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "campaignId",
    "type": "INT64",
    "description": "Id of the campaign (campaigns) that the record is credited to, if any."
   },
   {
    "name": "campaignExternalId",
    "type": "INT64",
    "description": "Id of the campaign in the advertising network."
   },
   {
    "name": "_groupReadOn",
    "type": "TIMESTAMP",
    "description": "When the row was last read, together with all others of its day or parent; rows that a later read of these lacks are gone."
   }
  ]
 },
 {
  "name": "ads_ad_group_performance",
  "staging": "stg_ads_ad_group_performance",
  "title": "Ads ad group performance",
  "description": "What advertising costs and brings, by ad group. One row per UTC day, campaign and ad group.",
  "group": "opt_in",
  "primaryKey": [
   "_key"
  ],
  "cursor": "day",
  "groupBy": "day",
  "isWholeGroup": true,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "campaignId"
  ],
  "columns": [
   {
    "name": "_key",
    "type": "STRING",
    "description": "Key of the row: its id as text, else a hash of the fields that tell it from others, with its number among equal rows."
   },
   {
    "name": "day",
    "type": "TIMESTAMP",
    "description": "UTC day for which ServiceTitan was asked, as the instant at which it begins."
   },
   {
    "name": "campaign",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "externalId",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "category",
      "type": "STRING"
     },
     {
      "name": "launchDate",
      "type": "STRING"
     },
     {
      "name": "status",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "adGroup",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "STRING"
     },
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "status",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "keyword",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "STRING"
     },
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "status",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "digitalStats",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "impressionShare",
      "type": "NUMERIC"
     },
     {
      "name": "impressions",
      "type": "INT64"
     },
     {
      "name": "clicks",
      "type": "INT64"
     },
     {
      "name": "averageCPC",
      "type": "NUMERIC"
     },
     {
      "name": "conversions",
      "type": "INT64"
     },
     {
      "name": "allConversions",
      "type": "NUMERIC"
     },
     {
      "name": "cost",
      "type": "NUMERIC"
     },
     {
      "name": "clickRate",
      "type": "NUMERIC"
     },
     {
      "name": "costPerConversion",
      "type": "NUMERIC"
     },
     {
      "name": "conversionRate",
      "type": "NUMERIC"
     }
    ]
   },
   {
    "name": "leadStats",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "leads",
      "type": "INT64"
     },
     {
      "name": "leadCalls",
      "type": "INT64"
     },
     {
      "name": "onlineBooking",
      "type": "INT64"
     },
     {
      "name": "manualBooking",
      "type": "INT64"
     },
     {
      "name": "bookedJobs",
      "type": "INT64"
     },
     {
      "name": "ranJobs",
      "type": "INT64"
     },
     {
      "name": "soldJobs",
      "type": "INT64"
     },
     {
      "name": "revenue",
      "type": "NUMERIC"
     },
     {
      "name": "potentialRevenue",
      "type": "NUMERIC"
     },
     {
      "name": "bookingRate",
      "type": "NUMERIC"
     },
     {
      "name": "avgTicket",
      "type": "NUMERIC"
     }
    ]
   },
   {
    "name": "returnOnInvestment",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "campaignId",
    "type": "INT64",
    "description": "Id of the campaign (campaigns) that the record is credited to, if any."
   },
   {
    "name": "campaignExternalId",
    "type": "INT64",
    "description": "Id of the campaign in the advertising network."
   },
   {
    "name": "adGroupId",
    "type": "STRING",
    "description": "Id of the ad group in the advertising network."
   },
   {
    "name": "_groupReadOn",
    "type": "TIMESTAMP",
    "description": "When the row was last read, together with all others of its day or parent; rows that a later read of these lacks are gone."
   }
  ]
 },
 {
  "name": "ads_performance",
  "staging": "stg_ads_performance",
  "title": "Ads performance",
  "description": "What advertising costs and brings. One row per UTC day, campaign, ad group and keyword.",
  "group": "opt_in",
  "primaryKey": [
   "_key"
  ],
  "cursor": "day",
  "groupBy": "day",
  "isWholeGroup": true,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "campaignId"
  ],
  "columns": [
   {
    "name": "_key",
    "type": "STRING",
    "description": "Key of the row: its id as text, else a hash of the fields that tell it from others, with its number among equal rows."
   },
   {
    "name": "day",
    "type": "TIMESTAMP",
    "description": "UTC day for which ServiceTitan was asked, as the instant at which it begins."
   },
   {
    "name": "campaign",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "externalId",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "category",
      "type": "STRING"
     },
     {
      "name": "launchDate",
      "type": "STRING"
     },
     {
      "name": "status",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "adGroup",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "STRING"
     },
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "status",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "keyword",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "STRING"
     },
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "status",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "digitalStats",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "impressionShare",
      "type": "NUMERIC"
     },
     {
      "name": "impressions",
      "type": "INT64"
     },
     {
      "name": "clicks",
      "type": "INT64"
     },
     {
      "name": "averageCPC",
      "type": "NUMERIC"
     },
     {
      "name": "conversions",
      "type": "INT64"
     },
     {
      "name": "allConversions",
      "type": "NUMERIC"
     },
     {
      "name": "cost",
      "type": "NUMERIC"
     },
     {
      "name": "clickRate",
      "type": "NUMERIC"
     },
     {
      "name": "costPerConversion",
      "type": "NUMERIC"
     },
     {
      "name": "conversionRate",
      "type": "NUMERIC"
     }
    ]
   },
   {
    "name": "leadStats",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "leads",
      "type": "INT64"
     },
     {
      "name": "leadCalls",
      "type": "INT64"
     },
     {
      "name": "onlineBooking",
      "type": "INT64"
     },
     {
      "name": "manualBooking",
      "type": "INT64"
     },
     {
      "name": "bookedJobs",
      "type": "INT64"
     },
     {
      "name": "ranJobs",
      "type": "INT64"
     },
     {
      "name": "soldJobs",
      "type": "INT64"
     },
     {
      "name": "revenue",
      "type": "NUMERIC"
     },
     {
      "name": "potentialRevenue",
      "type": "NUMERIC"
     },
     {
      "name": "bookingRate",
      "type": "NUMERIC"
     },
     {
      "name": "avgTicket",
      "type": "NUMERIC"
     }
    ]
   },
   {
    "name": "returnOnInvestment",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "campaignId",
    "type": "INT64",
    "description": "Id of the campaign (campaigns) that the record is credited to, if any."
   },
   {
    "name": "adGroupId",
    "type": "STRING",
    "description": "Id of the ad group in the advertising network."
   },
   {
    "name": "keywordId",
    "type": "STRING",
    "description": "Id of the keyword in the advertising network."
   },
   {
    "name": "_groupReadOn",
    "type": "TIMESTAMP",
    "description": "When the row was last read, together with all others of its day or parent; rows that a later read of these lacks are gone."
   }
  ]
 },
 {
  "name": "ads_attributed_leads",
  "staging": "stg_ads_attributed_leads",
  "title": "Ads attributed leads",
  "description": "Calls, bookings, forms and jobs, with the advertisement they came by. One row per lead.",
  "group": "opt_in",
  "primaryKey": [
   "_key"
  ],
  "cursor": "day",
  "groupBy": "day",
  "isWholeGroup": true,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "leadType",
   "jobId"
  ],
  "columns": [
   {
    "name": "_key",
    "type": "STRING",
    "description": "Key of the row: its id as text, else a hash of the fields that tell it from others, with its number among equal rows."
   },
   {
    "name": "day",
    "type": "TIMESTAMP",
    "description": "UTC day for which ServiceTitan was asked, as the instant at which it begins."
   },
   {
    "name": "dateTime",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "leadType",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "attribution",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "utmSource",
      "type": "STRING"
     },
     {
      "name": "utmMedium",
      "type": "STRING"
     },
     {
      "name": "utmCampaign",
      "type": "STRING"
     },
     {
      "name": "landingPageUrl",
      "type": "STRING"
     },
     {
      "name": "referrerUrl",
      "type": "STRING"
     },
     {
      "name": "clickId",
      "type": "STRING"
     },
     {
      "name": "gbraid",
      "type": "STRING"
     },
     {
      "name": "wbraid",
      "type": "STRING"
     },
     {
      "name": "stCampaignId",
      "type": "INT64"
     },
     {
      "name": "originalCampaign",
      "type": "STRING"
     },
     {
      "name": "attributionOverwriteType",
      "type": "STRING"
     },
     {
      "name": "attributionOverwriteId",
      "type": "INT64"
     },
     {
      "name": "overwrittenBookingJobId",
      "type": "INT64"
     },
     {
      "name": "adGroupId",
      "type": "STRING"
     },
     {
      "name": "adGroupName",
      "type": "STRING"
     },
     {
      "name": "keywordId",
      "type": "STRING"
     },
     {
      "name": "keywordName",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "job",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "customer",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "call",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "duration",
      "type": "STRING"
     },
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "type",
      "type": "STRING"
     },
     {
      "name": "source",
      "type": "STRING"
     },
     {
      "name": "callerNumber",
      "type": "STRING"
     },
     {
      "name": "trackingNumber",
      "type": "STRING"
     },
     {
      "name": "excusedReason",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "leadForm",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "leadNumber",
      "type": "INT64"
     },
     {
      "name": "leadStatus",
      "type": "STRING"
     },
     {
      "name": "notes",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "booking",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     }
    ]
   },
   {
    "name": "callId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "bookingId",
    "type": "INT64",
    "description": "Id of the booking (bookings) that the record belongs to, if any."
   },
   {
    "name": "leadNumber",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "jobId",
    "type": "INT64",
    "description": "Id of the job (jobs) that the record belongs to, if any."
   },
   {
    "name": "_groupReadOn",
    "type": "TIMESTAMP",
    "description": "When the row was last read, together with all others of its day or parent; rows that a later read of these lacks are gone."
   }
  ]
 },
 {
  "name": "reputation_reviews",
  "staging": "stg_reputation_reviews",
  "title": "Reviews",
  "description": "Reviews on public platforms, with the job and technician they are about. One row per review.",
  "group": "extended",
  "primaryKey": [
   "_key"
  ],
  "cursor": "_groupReadOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [],
  "columns": [
   {
    "name": "_key",
    "type": "STRING",
    "description": "Key of the row: its id as text, else a hash of the fields that tell it from others, with its number among equal rows."
   },
   {
    "name": "address",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "platform",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "authorEmail",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "authorName",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "review",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "reviewType",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "reviewResponse",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "publishDate",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "rating",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "recommendationStatus",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "verificationStatus",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "jobId",
    "type": "INT64",
    "description": "Id of the job (jobs) that the record belongs to, if any."
   },
   {
    "name": "verifiedByUserId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "verifiedOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "isAutoVerified",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "businessUnitId",
    "type": "INT64",
    "description": "Id of the business unit (business_units) that the record counts for, if any."
   },
   {
    "name": "completedDate",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "customerName",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "customerId",
    "type": "INT64",
    "description": "Id of the customer (customers) that the record belongs to, if any."
   },
   {
    "name": "dispatchedDate",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "jobStatus",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "jobTypeName",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "technicianFullName",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "technicianId",
    "type": "INT64",
    "description": "Id of the technician (technicians) concerned, if any."
   },
   {
    "name": "externalId",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "internalId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "_groupReadOn",
    "type": "TIMESTAMP",
    "description": "When the row was last read, together with all others of its day or parent; rows that a later read of these lacks are gone."
   }
  ]
 },
 {
  "name": "business_units",
  "staging": "stg_business_units",
  "title": "Business units",
  "description": "Branches and departments by which the company keeps its numbers. One row per business unit.",
  "group": "reference",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
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
    "description": "Address of the business unit.",
    "fields": [
     {
      "name": "street",
      "type": "STRING"
     },
     {
      "name": "unit",
      "type": "STRING"
     },
     {
      "name": "city",
      "type": "STRING"
     },
     {
      "name": "state",
      "type": "STRING"
     },
     {
      "name": "zip",
      "type": "STRING"
     },
     {
      "name": "country",
      "type": "STRING"
     },
     {
      "name": "latitude",
      "type": "NUMERIC"
     },
     {
      "name": "longitude",
      "type": "NUMERIC"
     },
     {
      "name": "isManualCoordinates",
      "type": "BOOL"
     },
     {
      "name": "isMilitary",
      "type": "BOOL"
     }
    ]
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
    "description": "Trade of the business unit: id and name.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "division",
    "type": "JSON",
    "description": "Division of the company that the business unit belongs to: id and name.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "tagTypeIds",
    "type": "JSON",
    "description": "Ids of the tags that jobs of the business unit get (tag_types)."
   },
   {
    "name": "tenant",
    "type": "JSON",
    "description": "ServiceTitan tenant that the business unit belongs to: id, name and codes.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "accountCode",
      "type": "STRING"
     },
     {
      "name": "franchiseId",
      "type": "STRING"
     },
     {
      "name": "conceptCode",
      "type": "STRING"
     },
     {
      "name": "modifiedOn",
      "type": "TIMESTAMP"
     }
    ]
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
    "description": "Pairs of key and value that another application attached to the record.",
    "fields": [
     {
      "name": "key",
      "type": "STRING"
     },
     {
      "name": "value",
      "type": "STRING"
     }
    ],
    "isList": true
   }
  ]
 },
 {
  "name": "technicians",
  "staging": "stg_technicians",
  "title": "Technicians",
  "description": "People who do the work in the field. One row per technician.",
  "group": "reference",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
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
    "description": "Home address of the person.",
    "fields": [
     {
      "name": "street",
      "type": "STRING"
     },
     {
      "name": "unit",
      "type": "STRING"
     },
     {
      "name": "country",
      "type": "STRING"
     },
     {
      "name": "city",
      "type": "STRING"
     },
     {
      "name": "state",
      "type": "STRING"
     },
     {
      "name": "zip",
      "type": "STRING"
     },
     {
      "name": "streetAddress",
      "type": "STRING"
     },
     {
      "name": "latitude",
      "type": "NUMERIC"
     },
     {
      "name": "longitude",
      "type": "NUMERIC"
     }
    ]
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
    "description": "Fields that the company defined itself, each with its name and value.",
    "fields": [
     {
      "name": "typeId",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "value",
      "type": "STRING"
     }
    ],
    "isList": true
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
    "description": "Permissions of the user account, each with its id and value.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "value",
      "type": "STRING"
     }
    ],
    "isList": true
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
    "description": "Skills of the technician, each with its id and name.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ],
    "isList": true
   },
   {
    "name": "positions",
    "type": "JSON",
    "description": "Positions in the company: Installer, Service, Sales, Maintenance, Helper, InstallProductionManager, ServiceManager, SalesManager, PartRunner or DummyTech."
   },
   {
    "name": "location",
    "type": "JSON",
    "description": "Last known coordinates of the technician and when they were taken (UTC).",
    "fields": [
     {
      "name": "latitude",
      "type": "NUMERIC"
     },
     {
      "name": "longitude",
      "type": "NUMERIC"
     },
     {
      "name": "coordinatesUpdatedOn",
      "type": "TIMESTAMP"
     }
    ]
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
  "staging": "stg_employees",
  "title": "Employees",
  "description": "People who work in the office. One row per employee.",
  "group": "reference",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "inactive",
  "clusterBy": [
   "active",
   "businessUnitId"
  ],
  "columns": [
   {
    "name": "customFields",
    "type": "JSON",
    "description": "Fields that the company defined itself, each with its name and value.",
    "fields": [
     {
      "name": "typeId",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "value",
      "type": "STRING"
     }
    ],
    "isList": true
   },
   {
    "name": "permissions",
    "type": "JSON",
    "description": "Permissions of the user account, each with its id and value.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "value",
      "type": "STRING"
     }
    ],
    "isList": true
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
    "description": "Home address of the person.",
    "fields": [
     {
      "name": "street",
      "type": "STRING"
     },
     {
      "name": "unit",
      "type": "STRING"
     },
     {
      "name": "country",
      "type": "STRING"
     },
     {
      "name": "city",
      "type": "STRING"
     },
     {
      "name": "state",
      "type": "STRING"
     },
     {
      "name": "zip",
      "type": "STRING"
     }
    ]
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
  "staging": "stg_tag_types",
  "title": "Tag types",
  "description": "Labels that can be put on customers, jobs and other records. One row per tag type.",
  "group": "reference",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
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
  "name": "user_roles",
  "staging": "stg_user_roles",
  "title": "User roles",
  "description": "Roles that give people their permissions. One row per role.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": null,
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "inactive",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": "When the record was created in ServiceTitan (UTC)."
   },
   {
    "name": "employeeType",
    "type": "STRING",
    "description": ""
   }
  ]
 },
 {
  "name": "appointment_assignments",
  "staging": "stg_appointment_assignments",
  "title": "Appointment assignments",
  "description": "Technicians assigned to appointments. One row per appointment and technician.",
  "group": "reference",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
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
  "name": "arrival_windows",
  "staging": "stg_arrival_windows",
  "title": "Arrival windows",
  "description": "Time spans offered to customers for arrival. One row per arrival window.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": null,
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "inactive",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "start",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "duration",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "businessUnitIds",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
   }
  ]
 },
 {
  "name": "arrival_windows_configuration",
  "staging": "stg_arrival_windows_configuration",
  "title": "Arrival windows configuration",
  "description": "Whether a job is booked for the start or the end of its arrival window. One row per tenant.",
  "group": "extended",
  "primaryKey": [
   "_key"
  ],
  "cursor": null,
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [],
  "columns": [
   {
    "name": "_key",
    "type": "STRING",
    "description": "Key of the row: its id as text, else a hash of the fields that tell it from others, with its number among equal rows."
   },
   {
    "name": "configuration",
    "type": "STRING",
    "description": ""
   }
  ]
 },
 {
  "name": "non_job_appointments",
  "staging": "stg_non_job_appointments",
  "title": "Non job appointments",
  "description": "Time of technicians blocked for something else than a job. One row per appointment.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [
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
    "description": "Id of the technician (technicians) concerned, if any."
   },
   {
    "name": "start",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
   },
   {
    "name": "duration",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "timesheetCodeId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "summary",
    "type": "STRING",
    "description": "What the record is about, in words."
   },
   {
    "name": "clearDispatchBoard",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "clearTechnicianView",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "removeTechnicianFromCapacityPlanning",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "allDay",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "showOnTechnicianSchedule",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
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
    "name": "createdById",
    "type": "INT64",
    "description": "Id of the user who created the record."
   }
  ]
 },
 {
  "name": "teams",
  "staging": "stg_teams",
  "title": "Teams",
  "description": "Groups of technicians on the dispatch board. One row per team.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "inactive",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
   },
   {
    "name": "createdBy",
    "type": "INT64",
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
   }
  ]
 },
 {
  "name": "technician_shifts",
  "staging": "stg_technician_shifts",
  "title": "Technician shifts",
  "description": "Working time of technicians, planned, on call or off. One row per shift.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "technicianId",
   "shiftType"
  ],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "shiftType",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "title",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "note",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
   },
   {
    "name": "technicianId",
    "type": "INT64",
    "description": "Id of the technician (technicians) concerned, if any."
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
    "name": "timesheetCodeId",
    "type": "INT64",
    "description": ""
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
  "name": "technician_skills",
  "staging": "stg_technician_skills",
  "title": "Technician skills",
  "description": "What technicians can do, and for which job types it is needed. One row per technician and skill.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "inactive",
  "clusterBy": [
   "technicianId"
  ],
  "columns": [
   {
    "name": "id",
    "type": "STRING",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
   },
   {
    "name": "technicianId",
    "type": "INT64",
    "description": "Id of the technician (technicians) concerned, if any."
   },
   {
    "name": "jobTypeIds",
    "type": "JSON",
    "description": ""
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
  "name": "zones",
  "staging": "stg_zones",
  "title": "Zones",
  "description": "Areas in which the company works, with their zip codes. One row per zone.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "inactive",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
   },
   {
    "name": "zips",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "cities",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "territoryNumbers",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "locnNumbers",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "createdBy",
    "type": "INT64",
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
    "name": "serviceDaysEnabled",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "serviceDays",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "businessUnits",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "technicians",
    "type": "JSON",
    "description": ""
   }
  ]
 },
 {
  "name": "business_hours",
  "staging": "stg_business_hours",
  "title": "Business hours",
  "description": "Hours on weekdays, Saturday and Sunday in which the company works. One row per tenant.",
  "group": "extended",
  "primaryKey": [
   "_key"
  ],
  "cursor": null,
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [],
  "columns": [
   {
    "name": "_key",
    "type": "STRING",
    "description": "Key of the row: its id as text, else a hash of the fields that tell it from others, with its number among equal rows."
   },
   {
    "name": "weekdays",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "fromHour",
      "type": "INT64"
     },
     {
      "name": "toHour",
      "type": "INT64"
     }
    ],
    "isList": true
   },
   {
    "name": "saturday",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "fromHour",
      "type": "INT64"
     },
     {
      "name": "toHour",
      "type": "INT64"
     }
    ],
    "isList": true
   },
   {
    "name": "sunday",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "fromHour",
      "type": "INT64"
     },
     {
      "name": "toHour",
      "type": "INT64"
     }
    ],
    "isList": true
   }
  ]
 },
 {
  "name": "purchase_orders",
  "staging": "stg_purchase_orders",
  "title": "Purchase orders",
  "description": "Orders of material from vendors, usually for a job, with items and status. One row per purchase order.",
  "group": "reference",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "writtenDates": [
   "date"
  ],
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
    "description": "Address where the goods are to be sent.",
    "fields": [
     {
      "name": "street",
      "type": "STRING"
     },
     {
      "name": "unit",
      "type": "STRING"
     },
     {
      "name": "city",
      "type": "STRING"
     },
     {
      "name": "state",
      "type": "STRING"
     },
     {
      "name": "zip",
      "type": "STRING"
     },
     {
      "name": "country",
      "type": "STRING"
     }
    ]
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
    "description": "Lines of the order, each with its SKU, quantity, quantityReceived, cost, total and status.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "skuId",
      "type": "INT64"
     },
     {
      "name": "description",
      "type": "STRING"
     },
     {
      "name": "createdOn",
      "type": "TIMESTAMP"
     },
     {
      "name": "modifiedOn",
      "type": "TIMESTAMP"
     },
     {
      "name": "skuName",
      "type": "STRING"
     },
     {
      "name": "skuCode",
      "type": "STRING"
     },
     {
      "name": "skuType",
      "type": "STRING"
     },
     {
      "name": "vendorPartNumber",
      "type": "STRING"
     },
     {
      "name": "quantity",
      "type": "NUMERIC"
     },
     {
      "name": "quantityReceived",
      "type": "NUMERIC"
     },
     {
      "name": "cost",
      "type": "NUMERIC"
     },
     {
      "name": "total",
      "type": "NUMERIC"
     },
     {
      "name": "status",
      "type": "STRING"
     },
     {
      "name": "chargeable",
      "type": "BOOL"
     },
     {
      "name": "budgetCodeId",
      "type": "INT64"
     }
    ],
    "isList": true
   },
   {
    "name": "customFields",
    "type": "JSON",
    "description": "Fields that the company defined itself, each with its name and value.",
    "fields": [
     {
      "name": "typeId",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "value",
      "type": "STRING"
     }
    ],
    "isList": true
   }
  ]
 },
 {
  "name": "inventory_returns",
  "staging": "stg_inventory_returns",
  "title": "Inventory returns",
  "description": "Material sent back to vendors, with the credit expected or received. One row per return.",
  "group": "reference",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "writtenDates": [
   "returnDate"
  ],
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
    "description": "Accounting batch that holds the record: id, number and name.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "number",
      "type": "STRING"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
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
    "description": "Lines of the return, each with its SKU, quantity, cost and accounts.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "skuId",
      "type": "INT64"
     },
     {
      "name": "description",
      "type": "STRING"
     },
     {
      "name": "createdOn",
      "type": "TIMESTAMP"
     },
     {
      "name": "modifiedOn",
      "type": "TIMESTAMP"
     },
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "code",
      "type": "STRING"
     },
     {
      "name": "quantity",
      "type": "NUMERIC"
     },
     {
      "name": "cost",
      "type": "NUMERIC"
     },
     {
      "name": "createdById",
      "type": "INT64"
     },
     {
      "name": "active",
      "type": "BOOL"
     },
     {
      "name": "receiptItemId",
      "type": "INT64"
     },
     {
      "name": "budgetCodeId",
      "type": "INT64"
     }
    ],
    "isList": true
   },
   {
    "name": "customFields",
    "type": "JSON",
    "description": "Fields that the company defined itself, each with its name and value.",
    "fields": [
     {
      "name": "typeId",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "value",
      "type": "STRING"
     }
    ],
    "isList": true
   },
   {
    "name": "externalData",
    "type": "JSON",
    "description": "Pairs of key and value that another application attached to the record.",
    "fields": [
     {
      "name": "key",
      "type": "STRING"
     },
     {
      "name": "value",
      "type": "STRING"
     }
    ],
    "isList": true
   }
  ]
 },
 {
  "name": "inventory_adjustments",
  "staging": "stg_inventory_adjustments",
  "title": "Inventory adjustments",
  "description": "Corrections of stock, with items. One row per adjustment.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "inventoryLocationId",
   "businessUnitId"
  ],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
   },
   {
    "name": "number",
    "type": "STRING",
    "description": "Number of the record as people see it."
   },
   {
    "name": "referenceNumber",
    "type": "STRING",
    "description": "Number of the record as people see it."
   },
   {
    "name": "type",
    "type": "STRING",
    "description": "Kind of the record."
   },
   {
    "name": "inventoryLocationId",
    "type": "INT64",
    "description": "Id of the inventory location (warehouse or truck) that is concerned."
   },
   {
    "name": "businessUnitId",
    "type": "INT64",
    "description": "Id of the business unit (business_units) that the record counts for, if any."
   },
   {
    "name": "projectId",
    "type": "INT64",
    "description": "Id of the project that the record is part of, if any."
   },
   {
    "name": "invoiceId",
    "type": "INT64",
    "description": "Id of the invoice (invoices) that the record belongs to, if any."
   },
   {
    "name": "createdById",
    "type": "INT64",
    "description": "Id of the user who created the record."
   },
   {
    "name": "memo",
    "type": "STRING",
    "description": "Free text note."
   },
   {
    "name": "date",
    "type": "TIMESTAMP",
    "description": "Date of the record."
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
    "description": ""
   },
   {
    "name": "batch",
    "type": "JSON",
    "description": "Accounting batch that holds the record: id, number and name.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "number",
      "type": "STRING"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "syncStatus",
    "type": "STRING",
    "description": "How far the record is on its way to accounting: Pending, Posted or Exported."
   },
   {
    "name": "canceledReason",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "canceledById",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "dateCanceled",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "externalData",
    "type": "JSON",
    "description": "Pairs of key and value that another application attached to the record.",
    "fields": [
     {
      "name": "key",
      "type": "STRING"
     },
     {
      "name": "value",
      "type": "STRING"
     }
    ],
    "isList": true
   },
   {
    "name": "items",
    "type": "JSON",
    "description": "Lines of the record, each with its quantity and amounts.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "skuId",
      "type": "INT64"
     },
     {
      "name": "description",
      "type": "STRING"
     },
     {
      "name": "createdOn",
      "type": "TIMESTAMP"
     },
     {
      "name": "modifiedOn",
      "type": "TIMESTAMP"
     },
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "code",
      "type": "STRING"
     },
     {
      "name": "quantity",
      "type": "NUMERIC"
     },
     {
      "name": "cost",
      "type": "NUMERIC"
     },
     {
      "name": "totalCost",
      "type": "NUMERIC"
     },
     {
      "name": "createdById",
      "type": "INT64"
     },
     {
      "name": "active",
      "type": "BOOL"
     },
     {
      "name": "budgetCodeId",
      "type": "INT64"
     }
    ],
    "isList": true
   },
   {
    "name": "customFields",
    "type": "JSON",
    "description": "Fields that the company defined itself, each with its name and value.",
    "fields": [
     {
      "name": "typeId",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "value",
      "type": "STRING"
     }
    ],
    "isList": true
   }
  ]
 },
 {
  "name": "inventory_transfers",
  "staging": "stg_inventory_transfers",
  "title": "Inventory transfers",
  "description": "Moves of stock between warehouses and trucks, with items. One row per transfer.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "fromLocationId",
   "toLocationId"
  ],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "transferType",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "status",
    "type": "STRING",
    "description": "Status of the record."
   },
   {
    "name": "number",
    "type": "STRING",
    "description": "Number of the record as people see it."
   },
   {
    "name": "referenceNumber",
    "type": "STRING",
    "description": "Number of the record as people see it."
   },
   {
    "name": "fromLocationId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "toLocationId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "createdById",
    "type": "INT64",
    "description": "Id of the user who created the record."
   },
   {
    "name": "memo",
    "type": "STRING",
    "description": "Free text note."
   },
   {
    "name": "date",
    "type": "TIMESTAMP",
    "description": "Date of the record."
   },
   {
    "name": "pickedDate",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "receivedDate",
    "type": "TIMESTAMP",
    "description": ""
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
    "description": ""
   },
   {
    "name": "batch",
    "type": "JSON",
    "description": "Accounting batch that holds the record: id, number and name.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "number",
      "type": "STRING"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "syncStatus",
    "type": "STRING",
    "description": "How far the record is on its way to accounting: Pending, Posted or Exported."
   },
   {
    "name": "dateRequired",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "jobId",
    "type": "INT64",
    "description": "Id of the job (jobs) that the record belongs to, if any."
   },
   {
    "name": "invoiceId",
    "type": "INT64",
    "description": "Id of the invoice (invoices) that the record belongs to, if any."
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
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
   },
   {
    "name": "pickedById",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "receivedById",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "items",
    "type": "JSON",
    "description": "Lines of the record, each with its quantity and amounts.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "skuId",
      "type": "INT64"
     },
     {
      "name": "description",
      "type": "STRING"
     },
     {
      "name": "createdOn",
      "type": "TIMESTAMP"
     },
     {
      "name": "modifiedOn",
      "type": "TIMESTAMP"
     },
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "code",
      "type": "STRING"
     },
     {
      "name": "quantity",
      "type": "NUMERIC"
     },
     {
      "name": "quantityPicked",
      "type": "NUMERIC"
     },
     {
      "name": "cost",
      "type": "NUMERIC"
     },
     {
      "name": "totalCost",
      "type": "NUMERIC"
     },
     {
      "name": "createdById",
      "type": "INT64"
     },
     {
      "name": "active",
      "type": "BOOL"
     },
     {
      "name": "budgetCodeId",
      "type": "INT64"
     }
    ],
    "isList": true
   },
   {
    "name": "customFields",
    "type": "JSON",
    "description": "Fields that the company defined itself, each with its name and value.",
    "fields": [
     {
      "name": "typeId",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "value",
      "type": "STRING"
     }
    ],
    "isList": true
   },
   {
    "name": "externalData",
    "type": "JSON",
    "description": "Pairs of key and value that another application attached to the record.",
    "fields": [
     {
      "name": "key",
      "type": "STRING"
     },
     {
      "name": "value",
      "type": "STRING"
     }
    ],
    "isList": true
   }
  ]
 },
 {
  "name": "inventory_templates",
  "staging": "stg_inventory_templates",
  "title": "Inventory templates",
  "description": "Stock that trucks and warehouses should hold. One row per template.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "inactive",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
   },
   {
    "name": "type",
    "type": "STRING",
    "description": "Kind of the record."
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
    "name": "isConsignment",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "locationIds",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "items",
    "type": "JSON",
    "description": "Lines of the record, each with its quantity and amounts.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "skuId",
      "type": "INT64"
     },
     {
      "name": "code",
      "type": "STRING"
     },
     {
      "name": "description",
      "type": "STRING"
     },
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "skuType",
      "type": "STRING"
     },
     {
      "name": "minQuantity",
      "type": "NUMERIC"
     },
     {
      "name": "maxQuantity",
      "type": "NUMERIC"
     },
     {
      "name": "memo",
      "type": "STRING"
     },
     {
      "name": "isConsignment",
      "type": "BOOL"
     }
    ],
    "isList": true
   }
  ]
 },
 {
  "name": "purchase_order_requests",
  "staging": "stg_purchase_order_requests",
  "title": "Purchase order requests",
  "description": "Requests of technicians to buy material, with items. One row per request.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "jobId",
   "requestStatus"
  ],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "requestNumber",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "requestStatus",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "invoiceId",
    "type": "INT64",
    "description": "Id of the invoice (invoices) that the record belongs to, if any."
   },
   {
    "name": "jobId",
    "type": "INT64",
    "description": "Id of the job (jobs) that the record belongs to, if any."
   },
   {
    "name": "projectId",
    "type": "INT64",
    "description": "Id of the project that the record is part of, if any."
   },
   {
    "name": "typeId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "vendorId",
    "type": "INT64",
    "description": "Id of the vendor (vendors) concerned, if any."
   },
   {
    "name": "technicianId",
    "type": "INT64",
    "description": "Id of the technician (technicians) concerned, if any."
   },
   {
    "name": "shipTo",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "street",
      "type": "STRING"
     },
     {
      "name": "unit",
      "type": "STRING"
     },
     {
      "name": "city",
      "type": "STRING"
     },
     {
      "name": "state",
      "type": "STRING"
     },
     {
      "name": "zip",
      "type": "STRING"
     },
     {
      "name": "country",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "businessUnitId",
    "type": "INT64",
    "description": "Id of the business unit (business_units) that the record counts for, if any."
   },
   {
    "name": "inventoryLocationId",
    "type": "INT64",
    "description": "Id of the inventory location (warehouse or truck) that is concerned."
   },
   {
    "name": "batchId",
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
    "description": "Date of the record."
   },
   {
    "name": "requiredOn",
    "type": "TIMESTAMP",
    "description": ""
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
    "description": "Total amount."
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
    "description": "What the record is about, in words."
   },
   {
    "name": "items",
    "type": "JSON",
    "description": "Lines of the record, each with its quantity and amounts.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "skuId",
      "type": "INT64"
     },
     {
      "name": "description",
      "type": "STRING"
     },
     {
      "name": "createdOn",
      "type": "TIMESTAMP"
     },
     {
      "name": "modifiedOn",
      "type": "TIMESTAMP"
     },
     {
      "name": "skuName",
      "type": "STRING"
     },
     {
      "name": "skuCode",
      "type": "STRING"
     },
     {
      "name": "skuType",
      "type": "STRING"
     },
     {
      "name": "vendorPartNumber",
      "type": "STRING"
     },
     {
      "name": "quantity",
      "type": "NUMERIC"
     },
     {
      "name": "quantityReceived",
      "type": "NUMERIC"
     },
     {
      "name": "cost",
      "type": "NUMERIC"
     },
     {
      "name": "total",
      "type": "NUMERIC"
     },
     {
      "name": "status",
      "type": "STRING"
     },
     {
      "name": "chargeable",
      "type": "BOOL"
     },
     {
      "name": "budgetCodeId",
      "type": "INT64"
     }
    ],
    "isList": true
   },
   {
    "name": "customFields",
    "type": "JSON",
    "description": "Fields that the company defined itself, each with its name and value.",
    "fields": [
     {
      "name": "typeId",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "value",
      "type": "STRING"
     }
    ],
    "isList": true
   }
  ]
 },
 {
  "name": "purchase_order_markups",
  "staging": "stg_purchase_order_markups",
  "title": "Purchase order markups",
  "description": "Percentages added to the cost of purchases, by price range. One row per range.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [],
  "columns": [
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
    "name": "from",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "to",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "percent",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   }
  ]
 },
 {
  "name": "purchase_order_types",
  "staging": "stg_purchase_order_types",
  "title": "Purchase order types",
  "description": "Kinds of purchase order. One row per purchase order type.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "inactive",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
   },
   {
    "name": "automaticallyReceive",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "displayToTechnician",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "impactToTechnicianPayroll",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "allowTechniciansToSendPo",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "defaultRequiredDateDaysOffset",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "skipWeekends",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "excludeTaxFromJobCosting",
    "type": "BOOL",
    "description": ""
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
  "name": "inventory_receipts",
  "staging": "stg_inventory_receipts",
  "title": "Inventory receipts",
  "description": "Deliveries of ordered material, with items. One row per receipt.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "vendorId",
   "jobId",
   "purchaseOrderId"
  ],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
   },
   {
    "name": "number",
    "type": "STRING",
    "description": "Number of the record as people see it."
   },
   {
    "name": "vendorInvoiceNumber",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "createdById",
    "type": "INT64",
    "description": "Id of the user who created the record."
   },
   {
    "name": "memo",
    "type": "STRING",
    "description": "Free text note."
   },
   {
    "name": "purchaseOrderId",
    "type": "INT64",
    "description": "Id of the purchase order (purchase_orders) that the record belongs to, if any."
   },
   {
    "name": "billId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "jobId",
    "type": "INT64",
    "description": "Id of the job (jobs) that the record belongs to, if any."
   },
   {
    "name": "businessUnitId",
    "type": "INT64",
    "description": "Id of the business unit (business_units) that the record counts for, if any."
   },
   {
    "name": "vendorId",
    "type": "INT64",
    "description": "Id of the vendor (vendors) concerned, if any."
   },
   {
    "name": "technicianId",
    "type": "INT64",
    "description": "Id of the technician (technicians) concerned, if any."
   },
   {
    "name": "inventoryLocationId",
    "type": "INT64",
    "description": "Id of the inventory location (warehouse or truck) that is concerned."
   },
   {
    "name": "shipTo",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "street",
      "type": "STRING"
     },
     {
      "name": "unit",
      "type": "STRING"
     },
     {
      "name": "city",
      "type": "STRING"
     },
     {
      "name": "state",
      "type": "STRING"
     },
     {
      "name": "zip",
      "type": "STRING"
     },
     {
      "name": "country",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "shipToDescription",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "receiptAmount",
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
    "name": "receivedOn",
    "type": "TIMESTAMP",
    "description": ""
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
    "description": ""
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
    "name": "items",
    "type": "JSON",
    "description": "Lines of the record, each with its quantity and amounts.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "skuId",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "code",
      "type": "STRING"
     },
     {
      "name": "description",
      "type": "STRING"
     },
     {
      "name": "quantity",
      "type": "NUMERIC"
     },
     {
      "name": "cost",
      "type": "NUMERIC"
     },
     {
      "name": "purchaseOrderItemId",
      "type": "INT64"
     },
     {
      "name": "budgetCodeId",
      "type": "INT64"
     }
    ],
    "isList": true
   },
   {
    "name": "customFields",
    "type": "JSON",
    "description": "Fields that the company defined itself, each with its name and value.",
    "fields": [
     {
      "name": "typeId",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "value",
      "type": "STRING"
     }
    ],
    "isList": true
   }
  ]
 },
 {
  "name": "return_types",
  "staging": "stg_return_types",
  "title": "Return types",
  "description": "Kinds of return to a vendor. One row per return type.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "inactive",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
   },
   {
    "name": "automaticallyReceiveVendorCredit",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "includeInSalesTax",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
   },
   {
    "name": "isDefault",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "isDefaultForConsignment",
    "type": "BOOL",
    "description": ""
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
  "name": "trucks",
  "staging": "stg_trucks",
  "title": "Trucks",
  "description": "Vehicles that carry stock, with their technicians. One row per truck.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "inactive",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
   },
   {
    "name": "memo",
    "type": "STRING",
    "description": "Free text note."
   },
   {
    "name": "warehouseId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "technicianIds",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "inventoryTemplateId",
    "type": "INT64",
    "description": ""
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
    "description": "Pairs of key and value that another application attached to the record.",
    "fields": [
     {
      "name": "key",
      "type": "STRING"
     },
     {
      "name": "value",
      "type": "STRING"
     }
    ],
    "isList": true
   }
  ]
 },
 {
  "name": "vendors",
  "staging": "stg_vendors",
  "title": "Vendors",
  "description": "Companies that sell material. One row per vendor.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "inactive",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
   },
   {
    "name": "isTruckReplenishment",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "isMobileCreationRestricted",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "memo",
    "type": "STRING",
    "description": "Free text note."
   },
   {
    "name": "deliveryOption",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "defaultTaxRate",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "contactInfo",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "firstName",
      "type": "STRING"
     },
     {
      "name": "lastName",
      "type": "STRING"
     },
     {
      "name": "phone",
      "type": "STRING"
     },
     {
      "name": "email",
      "type": "STRING"
     },
     {
      "name": "fax",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "address",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "street",
      "type": "STRING"
     },
     {
      "name": "unit",
      "type": "STRING"
     },
     {
      "name": "city",
      "type": "STRING"
     },
     {
      "name": "state",
      "type": "STRING"
     },
     {
      "name": "zip",
      "type": "STRING"
     },
     {
      "name": "country",
      "type": "STRING"
     }
    ]
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
    "description": "Pairs of key and value that another application attached to the record.",
    "fields": [
     {
      "name": "key",
      "type": "STRING"
     },
     {
      "name": "value",
      "type": "STRING"
     }
    ],
    "isList": true
   },
   {
    "name": "customFields",
    "type": "JSON",
    "description": "Fields that the company defined itself, each with its name and value.",
    "fields": [
     {
      "name": "typeId",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "value",
      "type": "STRING"
     }
    ],
    "isList": true
   }
  ]
 },
 {
  "name": "vendors_custom_fields",
  "staging": "stg_vendors_custom_fields",
  "title": "Vendor custom fields",
  "description": "Fields that the company defined for vendors, with type and choices. One row per field.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
   },
   {
    "name": "dataType",
    "type": "STRING",
    "description": "Kind of value that the field takes."
   },
   {
    "name": "dataTypeOptions",
    "type": "JSON",
    "description": "Values to choose from, for fields that have choices."
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
  "name": "warehouses",
  "staging": "stg_warehouses",
  "title": "Warehouses",
  "description": "Places that hold stock. One row per warehouse.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "inactive",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
   },
   {
    "name": "address",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "street",
      "type": "STRING"
     },
     {
      "name": "unit",
      "type": "STRING"
     },
     {
      "name": "city",
      "type": "STRING"
     },
     {
      "name": "state",
      "type": "STRING"
     },
     {
      "name": "zip",
      "type": "STRING"
     },
     {
      "name": "country",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "inventoryTemplateId",
    "type": "INT64",
    "description": ""
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
    "description": "Pairs of key and value that another application attached to the record.",
    "fields": [
     {
      "name": "key",
      "type": "STRING"
     },
     {
      "name": "value",
      "type": "STRING"
     }
    ],
    "isList": true
   }
  ]
 },
 {
  "name": "calls",
  "staging": "stg_calls",
  "title": "Calls",
  "description": "Phone calls with direction, type, campaign and the job booked. One row per call.",
  "group": "reference",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
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
    "description": "Reason given for the call: id and name.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "customer",
    "type": "JSON",
    "description": "Customer linked to the call: id and name.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "location",
    "type": "JSON",
    "description": "Location linked to the call: id and name.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "campaign",
    "type": "JSON",
    "description": "Marketing campaign to which the call is credited: id and name.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "job",
    "type": "JSON",
    "description": "Job linked to the call: id and number.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "number",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "agent",
    "type": "JSON",
    "description": "User who took or made the call: id and name.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "createdBy",
    "type": "JSON",
    "description": "User who started an outbound call: id and name.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
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
    "description": "Lead that was made from an unbooked call: its id.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     }
    ]
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
  "name": "telecom_opt_outs",
  "staging": "stg_telecom_opt_outs",
  "title": "Telephone opt-outs",
  "description": "Phone numbers that want no calls or text messages. One row per number and kind of opt-out.",
  "group": "extended",
  "primaryKey": [
   "contactNumber",
   "optOutType"
  ],
  "cursor": null,
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [],
  "columns": [
   {
    "name": "contactNumber",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "optOutType",
    "type": "STRING",
    "description": ""
   }
  ]
 },
 {
  "name": "memberships",
  "staging": "stg_memberships",
  "title": "Memberships",
  "description": "Recurring service contracts of customers with their term and status. One row per membership.",
  "group": "reference",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "writtenDates": [
   "from",
   "to",
   "cancellationDate"
  ],
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
    "description": "Fields that the company defined itself, each with its name and value.",
    "fields": [
     {
      "name": "typeId",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "value",
      "type": "STRING"
     }
    ],
    "isList": true
   }
  ]
 },
 {
  "name": "membership_types",
  "staging": "stg_membership_types",
  "title": "Membership types",
  "description": "Kinds of membership on sale, with billing, discounts and services. One row per membership type.",
  "group": "reference",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
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
    "description": "Offered terms, each with its duration, billing frequency, sale price, billing price and renewal price.",
    "fields": [
     {
      "name": "duration",
      "type": "INT64"
     },
     {
      "name": "billingFrequency",
      "type": "STRING"
     },
     {
      "name": "salePrice",
      "type": "NUMERIC"
     },
     {
      "name": "billingPrice",
      "type": "NUMERIC"
     },
     {
      "name": "renewalPrice",
      "type": "NUMERIC"
     }
    ],
    "isList": true
   },
   {
    "name": "discounts",
    "type": "JSON",
    "description": "Discounts in percent by business unit or pricebook category (targetId) when discountMode is not Basic.",
    "fields": [
     {
      "name": "targetId",
      "type": "INT64"
     },
     {
      "name": "discount",
      "type": "NUMERIC"
     }
    ],
    "isList": true
   },
   {
    "name": "recurringServices",
    "type": "JSON",
    "description": "Recurring services that come with the membership, each with its offset from the start and its share of the deferred revenue.",
    "fields": [
     {
      "name": "membershipTypeId",
      "type": "INT64"
     },
     {
      "name": "recurringServiceTypeId",
      "type": "INT64"
     },
     {
      "name": "offset",
      "type": "INT64"
     },
     {
      "name": "offsetType",
      "type": "STRING"
     },
     {
      "name": "allocation",
      "type": "NUMERIC"
     }
    ],
    "isList": true
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
  "staging": "stg_membership_status_changes",
  "title": "Membership status changes",
  "description": "Moves of a membership from one status to another. One row per change.",
  "group": "reference",
  "primaryKey": [
   "id"
  ],
  "cursor": "createdOn",
  "groupBy": null,
  "isWholeGroup": false,
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
 },
 {
  "name": "memberships_custom_fields",
  "staging": "stg_memberships_custom_fields",
  "title": "Membership custom fields",
  "description": "Fields that the company defined for memberships, with type and choices. One row per field.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
   },
   {
    "name": "dataType",
    "type": "STRING",
    "description": "Kind of value that the field takes."
   },
   {
    "name": "dataTypeOptions",
    "type": "JSON",
    "description": "Values to choose from, for fields that have choices."
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
  "name": "recurring_services",
  "staging": "stg_recurring_services",
  "title": "Recurring services",
  "description": "Services that are due again and again under a membership. One row per recurring service.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "membershipId",
   "locationId"
  ],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
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
    "name": "membershipId",
    "type": "INT64",
    "description": "Id of the membership (memberships) that the record belongs to, if any."
   },
   {
    "name": "locationId",
    "type": "INT64",
    "description": "Id of the location (locations) that the record belongs to, if any."
   },
   {
    "name": "recurringServiceTypeId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "durationType",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "durationLength",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "from",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "to",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "memo",
    "type": "STRING",
    "description": "Free text note."
   },
   {
    "name": "invoiceTemplateId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "invoiceTemplateForFollowingYearsId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "firstVisitComplete",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "activatedFromId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "allocation",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "businessUnitId",
    "type": "INT64",
    "description": "Id of the business unit (business_units) that the record counts for, if any."
   },
   {
    "name": "jobTypeId",
    "type": "INT64",
    "description": "Id of the job type (job_types), if any."
   },
   {
    "name": "campaignId",
    "type": "INT64",
    "description": "Id of the campaign (campaigns) that the record is credited to, if any."
   },
   {
    "name": "priority",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "jobSummary",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "recurrenceType",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "recurrenceInterval",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "recurrenceMonths",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "recurrenceDaysOfWeek",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "recurrenceWeek",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "recurrenceDayOfNthWeek",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "recurrenceDaysOfMonth",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "jobStartTime",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "estimatedPayrollCost",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "preferredTechnicianIds",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "tagTypeIds",
    "type": "JSON",
    "description": "Ids of the tags on the record (tag_types)."
   }
  ]
 },
 {
  "name": "recurring_service_types",
  "staging": "stg_recurring_service_types",
  "title": "Recurring service types",
  "description": "Kinds of recurring service, with their rhythm. One row per recurring service type.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "inactive",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
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
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
   },
   {
    "name": "recurrenceType",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "recurrenceInterval",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "recurrenceMonths",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "durationType",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "durationLength",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "invoiceTemplateId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "businessUnitId",
    "type": "INT64",
    "description": "Id of the business unit (business_units) that the record counts for, if any."
   },
   {
    "name": "jobTypeId",
    "type": "INT64",
    "description": "Id of the job type (job_types), if any."
   },
   {
    "name": "priority",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "campaignId",
    "type": "INT64",
    "description": "Id of the campaign (campaigns) that the record is credited to, if any."
   },
   {
    "name": "jobSummary",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
   },
   {
    "name": "importId",
    "type": "STRING",
    "description": "Label that an import into ServiceTitan gave the record."
   }
  ]
 },
 {
  "name": "recurring_service_events",
  "staging": "stg_recurring_service_events",
  "title": "Recurring service events",
  "description": "Dates on which recurring services are due, with status and job. One row per event.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "membershipId",
   "status"
  ],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "locationRecurringServiceId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "locationRecurringServiceName",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "membershipId",
    "type": "INT64",
    "description": "Id of the membership (memberships) that the record belongs to, if any."
   },
   {
    "name": "membershipName",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "status",
    "type": "STRING",
    "description": "Status of the record."
   },
   {
    "name": "date",
    "type": "TIMESTAMP",
    "description": "Date of the record."
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": "When the record was created in ServiceTitan (UTC)."
   },
   {
    "name": "jobId",
    "type": "INT64",
    "description": "Id of the job (jobs) that the record belongs to, if any."
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
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
   }
  ]
 },
 {
  "name": "invoice_templates",
  "staging": "stg_invoice_templates",
  "title": "Invoice templates",
  "description": "Invoices prepared for recurring billing, with items. One row per template.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "inactive",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
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
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
   },
   {
    "name": "total",
    "type": "NUMERIC",
    "description": "Total amount."
   },
   {
    "name": "isSettingsTemplate",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "importId",
    "type": "STRING",
    "description": "Label that an import into ServiceTitan gave the record."
   },
   {
    "name": "items",
    "type": "JSON",
    "description": "Lines of the record, each with its quantity and amounts.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "skuId",
      "type": "INT64"
     },
     {
      "name": "skuType",
      "type": "STRING"
     },
     {
      "name": "quantity",
      "type": "NUMERIC"
     },
     {
      "name": "unitPrice",
      "type": "NUMERIC"
     },
     {
      "name": "isAddOn",
      "type": "BOOL"
     },
     {
      "name": "importId",
      "type": "STRING"
     },
     {
      "name": "workflowActionItemId",
      "type": "INT64"
     },
     {
      "name": "description",
      "type": "STRING"
     },
     {
      "name": "cost",
      "type": "NUMERIC"
     },
     {
      "name": "hours",
      "type": "NUMERIC"
     }
    ],
    "isList": true
   }
  ]
 },
 {
  "name": "membership_types_recurring_service_items",
  "staging": "stg_membership_types_recurring_service_items",
  "title": "Membership type services",
  "description": "Recurring services that a membership type brings. One row per membership type and service.",
  "group": "opt_in",
  "primaryKey": [
   "id"
  ],
  "cursor": "_groupReadOn",
  "groupBy": "membershipTypeId",
  "isWholeGroup": true,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "membershipTypeId"
  ],
  "columns": [
   {
    "name": "membershipTypeId",
    "type": "INT64",
    "description": "Id of the membership type (membership_types) that the record belongs to."
   },
   {
    "name": "recurringServiceTypeId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "offset",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "offsetType",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "allocation",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "importId",
    "type": "STRING",
    "description": "Label that an import into ServiceTitan gave the record."
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
    "name": "_groupReadOn",
    "type": "TIMESTAMP",
    "description": "When the row was last read, together with all others of its day or parent; rows that a later read of these lacks are gone."
   }
  ]
 },
 {
  "name": "membership_type_discounts",
  "staging": "stg_membership_type_discounts",
  "title": "Membership type discounts",
  "description": "Discounts that a membership type brings. One row per membership type and discount.",
  "group": "opt_in",
  "primaryKey": [
   "id"
  ],
  "cursor": "_groupReadOn",
  "groupBy": "membershipTypeId",
  "isWholeGroup": true,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "membershipTypeId"
  ],
  "columns": [
   {
    "name": "membershipTypeId",
    "type": "INT64",
    "description": "Id of the membership type (membership_types) that the record belongs to."
   },
   {
    "name": "targetId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "discount",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
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
    "name": "_groupReadOn",
    "type": "TIMESTAMP",
    "description": "When the row was last read, together with all others of its day or parent; rows that a later read of these lacks are gone."
   }
  ]
 },
 {
  "name": "membership_types_duration_billing_items",
  "staging": "stg_membership_types_duration_billing_items",
  "title": "Membership type billing",
  "description": "Durations of a membership type with their prices. One row per membership type and duration.",
  "group": "opt_in",
  "primaryKey": [
   "id"
  ],
  "cursor": "_groupReadOn",
  "groupBy": "membershipTypeId",
  "isWholeGroup": true,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "membershipTypeId"
  ],
  "columns": [
   {
    "name": "membershipTypeId",
    "type": "INT64",
    "description": "Id of the membership type (membership_types) that the record belongs to."
   },
   {
    "name": "duration",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "billingFrequency",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "salePrice",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "billingPrice",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "renewalPrice",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "importId",
    "type": "STRING",
    "description": "Label that an import into ServiceTitan gave the record."
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
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
    "name": "_groupReadOn",
    "type": "TIMESTAMP",
    "description": "When the row was last read, together with all others of its day or parent; rows that a later read of these lacks are gone."
   }
  ]
 },
 {
  "name": "pricebook_services",
  "staging": "stg_pricebook_services",
  "title": "Pricebook services",
  "description": "Services on sale, with prices and materials. One row per service.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "inactive",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "code",
    "type": "STRING",
    "description": "Short code of the record."
   },
   {
    "name": "displayName",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "description",
    "type": "STRING",
    "description": "Description as people see it."
   },
   {
    "name": "warranty",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "duration",
      "type": "INT64"
     },
     {
      "name": "description",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "categories",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "active",
      "type": "BOOL"
     }
    ],
    "isList": true
   },
   {
    "name": "price",
    "type": "NUMERIC",
    "description": "Price per unit."
   },
   {
    "name": "memberPrice",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "addOnPrice",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "addOnMemberPrice",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "taxable",
    "type": "BOOL",
    "description": "True when sales tax is due on it."
   },
   {
    "name": "account",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "hours",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "isLabor",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "recommendations",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "upgrades",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "assets",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "alias",
      "type": "STRING"
     },
     {
      "name": "fileName",
      "type": "STRING"
     },
     {
      "name": "isDefault",
      "type": "BOOL"
     },
     {
      "name": "type",
      "type": "STRING"
     },
     {
      "name": "url",
      "type": "STRING"
     }
    ],
    "isList": true
   },
   {
    "name": "serviceMaterials",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "skuId",
      "type": "INT64"
     },
     {
      "name": "quantity",
      "type": "NUMERIC"
     }
    ],
    "isList": true
   },
   {
    "name": "serviceEquipment",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "skuId",
      "type": "INT64"
     },
     {
      "name": "quantity",
      "type": "NUMERIC"
     }
    ],
    "isList": true
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
   },
   {
    "name": "crossSaleGroup",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "paysCommission",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "bonus",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "commissionBonus",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": "When the record was last changed in ServiceTitan (UTC); of several versions of a record the newest counts."
   },
   {
    "name": "source",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "externalId",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "externalData",
    "type": "JSON",
    "description": "Pairs of key and value that another application attached to the record.",
    "fields": [
     {
      "name": "key",
      "type": "STRING"
     },
     {
      "name": "value",
      "type": "STRING"
     }
    ],
    "isList": true
   },
   {
    "name": "businessUnitId",
    "type": "INT64",
    "description": "Id of the business unit (business_units) that the record counts for, if any."
   },
   {
    "name": "cost",
    "type": "NUMERIC",
    "description": "Cost per unit."
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": "When the record was created in ServiceTitan (UTC)."
   },
   {
    "name": "soldByCommission",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "defaultAssetUrl",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "budgetCostCode",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "budgetCostType",
    "type": "STRING",
    "description": ""
   }
  ]
 },
 {
  "name": "pricebook_materials",
  "staging": "stg_pricebook_materials",
  "title": "Pricebook materials",
  "description": "Materials on sale, with cost, prices and vendors. One row per material.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "inactive",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "code",
    "type": "STRING",
    "description": "Short code of the record."
   },
   {
    "name": "displayName",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "description",
    "type": "STRING",
    "description": "Description as people see it."
   },
   {
    "name": "cost",
    "type": "NUMERIC",
    "description": "Cost per unit."
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
   },
   {
    "name": "price",
    "type": "NUMERIC",
    "description": "Price per unit."
   },
   {
    "name": "memberPrice",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "addOnPrice",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "addOnMemberPrice",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "hours",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "bonus",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "commissionBonus",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "paysCommission",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "deductAsJobCost",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "unitOfMeasure",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "isInventory",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "account",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "costOfSaleAccount",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "assetAccount",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "taxable",
    "type": "BOOL",
    "description": "True when sales tax is due on it."
   },
   {
    "name": "primaryVendor",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "vendorName",
      "type": "STRING"
     },
     {
      "name": "vendorId",
      "type": "INT64"
     },
     {
      "name": "memo",
      "type": "STRING"
     },
     {
      "name": "vendorPart",
      "type": "STRING"
     },
     {
      "name": "cost",
      "type": "NUMERIC"
     },
     {
      "name": "active",
      "type": "BOOL"
     }
    ]
   },
   {
    "name": "otherVendors",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "vendorName",
      "type": "STRING"
     },
     {
      "name": "vendorId",
      "type": "INT64"
     },
     {
      "name": "memo",
      "type": "STRING"
     },
     {
      "name": "vendorPart",
      "type": "STRING"
     },
     {
      "name": "cost",
      "type": "NUMERIC"
     },
     {
      "name": "active",
      "type": "BOOL"
     }
    ],
    "isList": true
   },
   {
    "name": "categories",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "assets",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "alias",
      "type": "STRING"
     },
     {
      "name": "fileName",
      "type": "STRING"
     },
     {
      "name": "isDefault",
      "type": "BOOL"
     },
     {
      "name": "type",
      "type": "STRING"
     },
     {
      "name": "url",
      "type": "STRING"
     }
    ],
    "isList": true
   },
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": "When the record was last changed in ServiceTitan (UTC); of several versions of a record the newest counts."
   },
   {
    "name": "source",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "externalId",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "externalData",
    "type": "JSON",
    "description": "Pairs of key and value that another application attached to the record.",
    "fields": [
     {
      "name": "key",
      "type": "STRING"
     },
     {
      "name": "value",
      "type": "STRING"
     }
    ],
    "isList": true
   },
   {
    "name": "isConfigurableMaterial",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "chargeableByDefault",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "variationsOrConfigurableMaterials",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "businessUnitId",
    "type": "INT64",
    "description": "Id of the business unit (business_units) that the record counts for, if any."
   },
   {
    "name": "createdById",
    "type": "INT64",
    "description": "Id of the user who created the record."
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": "When the record was created in ServiceTitan (UTC)."
   },
   {
    "name": "displayInAmount",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "generalLedgerAccountId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "isOtherDirectCost",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "costTypeId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "defaultAssetUrl",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "budgetCostCode",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "budgetCostType",
    "type": "STRING",
    "description": ""
   }
  ]
 },
 {
  "name": "pricebook_equipment",
  "staging": "stg_pricebook_equipment",
  "title": "Pricebook equipment",
  "description": "Equipment on sale, with cost, prices and warranties. One row per equipment.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "inactive",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "code",
    "type": "STRING",
    "description": "Short code of the record."
   },
   {
    "name": "displayName",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "description",
    "type": "STRING",
    "description": "Description as people see it."
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
   },
   {
    "name": "price",
    "type": "NUMERIC",
    "description": "Price per unit."
   },
   {
    "name": "memberPrice",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "addOnPrice",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "addOnMemberPrice",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "manufacturer",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "model",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "manufacturerWarranty",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "duration",
      "type": "INT64"
     },
     {
      "name": "description",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "serviceProviderWarranty",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "duration",
      "type": "INT64"
     },
     {
      "name": "description",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "categories",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "assets",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "alias",
      "type": "STRING"
     },
     {
      "name": "fileName",
      "type": "STRING"
     },
     {
      "name": "isDefault",
      "type": "BOOL"
     },
     {
      "name": "type",
      "type": "STRING"
     },
     {
      "name": "url",
      "type": "STRING"
     }
    ],
    "isList": true
   },
   {
    "name": "recommendations",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "skuId",
      "type": "INT64"
     },
     {
      "name": "type",
      "type": "STRING"
     }
    ],
    "isList": true
   },
   {
    "name": "upgrades",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "equipmentMaterials",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "skuId",
      "type": "INT64"
     },
     {
      "name": "quantity",
      "type": "NUMERIC"
     }
    ],
    "isList": true
   },
   {
    "name": "primaryVendor",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "vendorName",
      "type": "STRING"
     },
     {
      "name": "vendorId",
      "type": "INT64"
     },
     {
      "name": "memo",
      "type": "STRING"
     },
     {
      "name": "vendorPart",
      "type": "STRING"
     },
     {
      "name": "cost",
      "type": "NUMERIC"
     },
     {
      "name": "active",
      "type": "BOOL"
     }
    ]
   },
   {
    "name": "otherVendors",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "vendorName",
      "type": "STRING"
     },
     {
      "name": "vendorId",
      "type": "INT64"
     },
     {
      "name": "memo",
      "type": "STRING"
     },
     {
      "name": "vendorPart",
      "type": "STRING"
     },
     {
      "name": "cost",
      "type": "NUMERIC"
     },
     {
      "name": "active",
      "type": "BOOL"
     }
    ],
    "isList": true
   },
   {
    "name": "account",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "costOfSaleAccount",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "assetAccount",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "crossSaleGroup",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "paysCommission",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "bonus",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "commissionBonus",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "hours",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "taxable",
    "type": "BOOL",
    "description": "True when sales tax is due on it."
   },
   {
    "name": "cost",
    "type": "NUMERIC",
    "description": "Cost per unit."
   },
   {
    "name": "unitOfMeasure",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "isInventory",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "modifiedOn",
    "type": "TIMESTAMP",
    "description": "When the record was last changed in ServiceTitan (UTC); of several versions of a record the newest counts."
   },
   {
    "name": "source",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "externalId",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "externalData",
    "type": "JSON",
    "description": "Pairs of key and value that another application attached to the record.",
    "fields": [
     {
      "name": "key",
      "type": "STRING"
     },
     {
      "name": "value",
      "type": "STRING"
     }
    ],
    "isList": true
   },
   {
    "name": "isConfigurableEquipment",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "variationsOrConfigurableEquipment",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "typeId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "displayInAmount",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "generalLedgerAccountId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "createdOn",
    "type": "TIMESTAMP",
    "description": "When the record was created in ServiceTitan (UTC)."
   },
   {
    "name": "defaultAssetUrl",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "dimensions",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "height",
      "type": "NUMERIC"
     },
     {
      "name": "width",
      "type": "NUMERIC"
     },
     {
      "name": "depth",
      "type": "NUMERIC"
     }
    ]
   },
   {
    "name": "budgetCostCode",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "budgetCostType",
    "type": "STRING",
    "description": ""
   }
  ]
 },
 {
  "name": "pricebook_categories",
  "staging": "stg_pricebook_categories",
  "title": "Pricebook categories",
  "description": "Categories of the pricebook and how they nest. One row per category.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "inactive",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
   },
   {
    "name": "description",
    "type": "STRING",
    "description": "Description as people see it."
   },
   {
    "name": "image",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "parentId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "position",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "categoryType",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "subcategories",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "active",
      "type": "BOOL"
     },
     {
      "name": "description",
      "type": "STRING"
     },
     {
      "name": "image",
      "type": "STRING"
     },
     {
      "name": "parentId",
      "type": "INT64"
     },
     {
      "name": "position",
      "type": "INT64"
     },
     {
      "name": "categoryType",
      "type": "STRING"
     },
     {
      "name": "source",
      "type": "STRING"
     },
     {
      "name": "externalId",
      "type": "STRING"
     },
     {
      "name": "hideInMobile",
      "type": "BOOL"
     },
     {
      "name": "createdOn",
      "type": "TIMESTAMP"
     },
     {
      "name": "modifiedOn",
      "type": "TIMESTAMP"
     }
    ],
    "isList": true
   },
   {
    "name": "businessUnitIds",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "skuImages",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "skuVideos",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "source",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "externalId",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "hideInMobile",
    "type": "BOOL",
    "description": ""
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
  "name": "pricebook_discounts_and_fees",
  "staging": "stg_pricebook_discounts_and_fees",
  "title": "Pricebook discounts and fees",
  "description": "Discounts and fees that can be put on an invoice. One row per discount or fee.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "inactive",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "type",
    "type": "STRING",
    "description": "Kind of the record."
   },
   {
    "name": "code",
    "type": "STRING",
    "description": "Short code of the record."
   },
   {
    "name": "displayName",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "description",
    "type": "STRING",
    "description": "Description as people see it."
   },
   {
    "name": "amountType",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "amount",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "limit",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "taxable",
    "type": "BOOL",
    "description": "True when sales tax is due on it."
   },
   {
    "name": "categories",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "hours",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "assets",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "alias",
      "type": "STRING"
     },
     {
      "name": "fileName",
      "type": "STRING"
     },
     {
      "name": "isDefault",
      "type": "BOOL"
     },
     {
      "name": "type",
      "type": "STRING"
     },
     {
      "name": "url",
      "type": "STRING"
     }
    ],
    "isList": true
   },
   {
    "name": "account",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "crossSaleGroup",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
   },
   {
    "name": "bonus",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "commissionBonus",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "paysCommission",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "excludeFromPayroll",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "externalData",
    "type": "JSON",
    "description": "Pairs of key and value that another application attached to the record.",
    "fields": [
     {
      "name": "key",
      "type": "STRING"
     },
     {
      "name": "value",
      "type": "STRING"
     }
    ],
    "isList": true
   },
   {
    "name": "budgetCostCode",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "budgetCostType",
    "type": "STRING",
    "description": ""
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
  "name": "pricebook_client_specific_pricing",
  "staging": "stg_pricebook_client_specific_pricing",
  "title": "Pricebook client specific pricing",
  "description": "Rate sheets with prices agreed for single clients. One row per rate sheet.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": null,
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "exceptions",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "skuId",
      "type": "INT64"
     },
     {
      "name": "skuType",
      "type": "STRING"
     },
     {
      "name": "value",
      "type": "NUMERIC"
     },
     {
      "name": "valueType",
      "type": "STRING"
     }
    ],
    "isList": true
   }
  ]
 },
 {
  "name": "pricebook_materials_markup",
  "staging": "stg_pricebook_materials_markup",
  "title": "Pricebook materials markup",
  "description": "Percentages added to the cost of materials, by price range. One row per range.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": null,
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "from",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "to",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "percent",
    "type": "NUMERIC",
    "description": ""
   }
  ]
 },
 {
  "name": "pricebook_material_cost_types",
  "staging": "stg_pricebook_material_cost_types",
  "title": "Pricebook material cost types",
  "description": "Kinds of material cost. One row per cost type.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": null,
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
   }
  ]
 },
 {
  "name": "equipment_types",
  "staging": "stg_equipment_types",
  "title": "Equipment types",
  "description": "Kinds of equipment installed at locations. One row per equipment type.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "inactive",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
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
  "name": "installed_equipment",
  "staging": "stg_installed_equipment",
  "title": "Installed equipment",
  "description": "Equipment at locations, with serial number and warranties. One row per piece of equipment.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "locationId",
   "customerId"
  ],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
   },
   {
    "name": "equipmentId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "locationId",
    "type": "INT64",
    "description": "Id of the location (locations) that the record belongs to, if any."
   },
   {
    "name": "customerId",
    "type": "INT64",
    "description": "Id of the customer (customers) that the record belongs to, if any."
   },
   {
    "name": "invoiceItemId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
   },
   {
    "name": "type",
    "type": "JSON",
    "description": "Kind of the record.",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "installedOn",
    "type": "TIMESTAMP",
    "description": ""
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
    "name": "serialNumber",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "barcodeId",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "memo",
    "type": "STRING",
    "description": "Free text note."
   },
   {
    "name": "manufacturer",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "model",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "cost",
    "type": "NUMERIC",
    "description": "Cost per unit."
   },
   {
    "name": "status",
    "type": "STRING",
    "description": "Status of the record."
   },
   {
    "name": "manufacturerWarrantyStart",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "manufacturerWarrantyEnd",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "serviceProviderWarrantyStart",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "serviceProviderWarrantyEnd",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "tags",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "ownerId",
      "type": "INT64"
     },
     {
      "name": "typeId",
      "type": "INT64"
     },
     {
      "name": "typeName",
      "type": "STRING"
     },
     {
      "name": "memo",
      "type": "STRING"
     },
     {
      "name": "color",
      "type": "STRING"
     },
     {
      "name": "textColor",
      "type": "STRING"
     },
     {
      "name": "code",
      "type": "STRING"
     }
    ],
    "isList": true
   },
   {
    "name": "actualReplacementDate",
    "type": "DATE",
    "description": ""
   },
   {
    "name": "predictedReplacementMonths",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "predictedReplacementDate",
    "type": "DATE",
    "description": ""
   }
  ]
 },
 {
  "name": "installed_equipment_custom_field_types",
  "staging": "stg_installed_equipment_custom_field_types",
  "title": "Installed equipment custom fields",
  "description": "Fields that the company defined for installed equipment, with type and choices. One row per field.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": null,
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
   },
   {
    "name": "dataType",
    "type": "STRING",
    "description": "Kind of value that the field takes."
   },
   {
    "name": "dataTypeOptions",
    "type": "JSON",
    "description": "Values to choose from, for fields that have choices."
   }
  ]
 },
 {
  "name": "timesheet_activities",
  "staging": "stg_timesheet_activities",
  "title": "Timesheet activities",
  "description": "Time of people by activity, job and project. One row per activity.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "employeeId",
   "jobId"
  ],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "employeeId",
    "type": "INT64",
    "description": "Id of the employee or technician concerned."
   },
   {
    "name": "employeeType",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "activityTypeId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "startTime",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "endTime",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "jobId",
    "type": "INT64",
    "description": "Id of the job (jobs) that the record belongs to, if any."
   },
   {
    "name": "appointmentId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "projectId",
    "type": "INT64",
    "description": "Id of the project that the record is part of, if any."
   },
   {
    "name": "projectLabel",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "laborTypeId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "budgetCodeId",
    "type": "INT64",
    "description": "Id of the budget code that the record is booked to, if any."
   },
   {
    "name": "memo",
    "type": "STRING",
    "description": "Free text note."
   },
   {
    "name": "tagTypes",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "startCoordinate",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "latitude",
      "type": "NUMERIC"
     },
     {
      "name": "longitude",
      "type": "NUMERIC"
     }
    ]
   },
   {
    "name": "endCoordinate",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "latitude",
      "type": "NUMERIC"
     },
     {
      "name": "longitude",
      "type": "NUMERIC"
     }
    ]
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
   },
   {
    "name": "modifiedById",
    "type": "INT64",
    "description": "Id of the user who last changed the record."
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
  "name": "timesheet_activity_types",
  "staging": "stg_timesheet_activity_types",
  "title": "Timesheet activity types",
  "description": "Kinds of activity that time is booked on. One row per activity type.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "inactive",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "code",
    "type": "STRING",
    "description": "Short code of the record."
   },
   {
    "name": "categoryId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "description",
    "type": "STRING",
    "description": "Description as people see it."
   },
   {
    "name": "icon",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "businessUnitId",
    "type": "INT64",
    "description": "Id of the business unit (business_units) that the record counts for, if any."
   },
   {
    "name": "isUsersHomeBusinessUnit",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "laborTypeId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "isTechnicianProfileLaborType",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "visibleToRoles",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "defaultTagTypeIds",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "tagAssociation",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "jobAssociation",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "projectAssociation",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "projectLabelAssociation",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "budgetCodeAssociation",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "laborTypeAssociation",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "memoAssociation",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "defaultMemo",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "dontAllowToChangeMemo",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "dontAllowToChangeTag",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "isArchived",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "isDraft",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "isDefault",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "isInUse",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
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
  "name": "timesheet_activity_categories",
  "staging": "stg_timesheet_activity_categories",
  "title": "Timesheet activity categories",
  "description": "Groups of activity types. One row per category.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "inactive",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
   },
   {
    "name": "type",
    "type": "STRING",
    "description": "Kind of the record."
   },
   {
    "name": "allowEdit",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "isDefault",
    "type": "BOOL",
    "description": ""
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
  "name": "forms",
  "staging": "stg_forms",
  "title": "Forms",
  "description": "Forms that people fill in on jobs and elsewhere. One row per form.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "inactive",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
   },
   {
    "name": "published",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "hasConditionalLogic",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "hasTriggers",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "createdById",
    "type": "INT64",
    "description": "Id of the user who created the record."
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
  "name": "form_submissions",
  "staging": "stg_form_submissions",
  "title": "Form submissions",
  "description": "Filled-in forms with their answers. One row per submission.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "_groupReadOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "formId"
  ],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "formId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "formName",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "submittedOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "createdById",
    "type": "INT64",
    "description": "Id of the user who created the record."
   },
   {
    "name": "status",
    "type": "STRING",
    "description": "Status of the record."
   },
   {
    "name": "owners",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "type",
      "type": "STRING"
     },
     {
      "name": "id",
      "type": "INT64"
     }
    ],
    "isList": true
   },
   {
    "name": "units",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "_groupReadOn",
    "type": "TIMESTAMP",
    "description": "When the row was last read, together with all others of its day or parent; rows that a later read of these lacks are gone."
   }
  ]
 },
 {
  "name": "job_attachments",
  "staging": "stg_job_attachments",
  "title": "Job attachments",
  "description": "Pictures and files of jobs; the API documents no fields, so what it sends is kept as it comes. One row per attachment.",
  "group": "opt_in",
  "primaryKey": [
   "id"
  ],
  "cursor": "_groupReadOn",
  "groupBy": "jobId",
  "isWholeGroup": true,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "jobId"
  ],
  "columns": [
   {
    "name": "jobId",
    "type": "INT64",
    "description": "Id of the job (jobs) that the record belongs to, if any."
   },
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "_groupReadOn",
    "type": "TIMESTAMP",
    "description": "When the row was last read, together with all others of its day or parent; rows that a later read of these lacks are gone."
   }
  ]
 },
 {
  "name": "call_reasons",
  "staging": "stg_call_reasons",
  "title": "Call reasons",
  "description": "Reasons why people call, and whether a call for it is a lead. One row per call reason.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "inactive",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
   },
   {
    "name": "isLead",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
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
  "name": "technician_ratings",
  "staging": "stg_technician_ratings",
  "title": "Technician ratings",
  "description": "Marks that customers gave technicians. One row per technician and job.",
  "group": "extended",
  "primaryKey": [
   "technicianId",
   "jobId"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "technicianId"
  ],
  "columns": [
   {
    "name": "technicianId",
    "type": "INT64",
    "description": "Id of the technician (technicians) concerned, if any."
   },
   {
    "name": "jobId",
    "type": "INT64",
    "description": "Id of the job (jobs) that the record belongs to, if any."
   },
   {
    "name": "rating",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
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
  "name": "location_findings",
  "staging": "stg_location_findings",
  "title": "Location findings",
  "description": "What technicians found at locations, and what they recommend. One row per finding.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "locationId",
   "urgencyLevel"
  ],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "locationId",
    "type": "INT64",
    "description": "Id of the location (locations) that the record belongs to, if any."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
   },
   {
    "name": "description",
    "type": "STRING",
    "description": "Description as people see it."
   },
   {
    "name": "recommendedSolution",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "internalNotes",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "installedEquipmentId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "urgencyLevel",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "sourceJobId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "archived",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
   },
   {
    "name": "createdBy",
    "type": "INT64",
    "description": "Name of the user who created the record."
   },
   {
    "name": "modifiedBy",
    "type": "INT64",
    "description": ""
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
  "name": "location_findings_attachments",
  "staging": "stg_location_findings_attachments",
  "title": "Location finding attachments",
  "description": "Pictures and files of findings. One row per attachment.",
  "group": "opt_in",
  "primaryKey": [
   "id"
  ],
  "cursor": "_groupReadOn",
  "groupBy": "locationFindingId",
  "isWholeGroup": true,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "locationFindingId"
  ],
  "columns": [
   {
    "name": "locationFindingId",
    "type": "INT64",
    "description": "Id of the finding (location_findings) that the attachment belongs to."
   },
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "fileName",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "url",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "type",
    "type": "STRING",
    "description": "Kind of the record."
   },
   {
    "name": "_groupReadOn",
    "type": "TIMESTAMP",
    "description": "When the row was last read, together with all others of its day or parent; rows that a later read of these lacks are gone."
   }
  ]
 },
 {
  "name": "service_agreements",
  "staging": "stg_service_agreements",
  "title": "Service agreements",
  "description": "Contracts for service over years, with billing and estimated cost. One row per agreement.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "customerId",
   "status"
  ],
  "columns": [
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
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
    "name": "modifiedById",
    "type": "INT64",
    "description": "Id of the user who last changed the record."
   },
   {
    "name": "templateFields",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "originalTemplateId",
      "type": "INT64"
     },
     {
      "name": "revenueRecognitionMode",
      "type": "STRING"
     },
     {
      "name": "generalLedgerAccountId",
      "type": "INT64"
     },
     {
      "name": "invoiceCancellationMode",
      "type": "STRING"
     },
     {
      "name": "billingServiceId",
      "type": "INT64"
     },
     {
      "name": "billingScheduleType",
      "type": "STRING"
     },
     {
      "name": "negativeLiabilityServiceId",
      "type": "INT64"
     },
     {
      "name": "positiveIncomeServiceId",
      "type": "INT64"
     },
     {
      "name": "defaultLaborCostPerHour",
      "type": "NUMERIC"
     },
     {
      "name": "defaultExtraTravelCostPerHour",
      "type": "NUMERIC"
     },
     {
      "name": "defaultPricingStrategy",
      "type": "STRING"
     },
     {
      "name": "defaultTargetMarginValue",
      "type": "NUMERIC"
     },
     {
      "name": "defaultTargetMarginValueType",
      "type": "STRING"
     },
     {
      "name": "defaultFlatPrice",
      "type": "NUMERIC"
     },
     {
      "name": "defaultMarkupPercentage",
      "type": "NUMERIC"
     },
     {
      "name": "defaultSurcharge",
      "type": "NUMERIC"
     },
     {
      "name": "defaultLaborMarkupPercentage",
      "type": "NUMERIC"
     },
     {
      "name": "defaultMaterialMarkupPercentage",
      "type": "NUMERIC"
     },
     {
      "name": "defaultLaborSurcharge",
      "type": "NUMERIC"
     },
     {
      "name": "defaultMaterialSurcharge",
      "type": "NUMERIC"
     },
     {
      "name": "defaultRateSheetId",
      "type": "INT64"
     },
     {
      "name": "defaultCampaignId",
      "type": "INT64"
     },
     {
      "name": "defaultDocumentTemplateId",
      "type": "INT64"
     },
     {
      "name": "defaultAutoRenew",
      "type": "BOOL"
     }
    ]
   },
   {
    "name": "customerId",
    "type": "INT64",
    "description": "Id of the customer (customers) that the record belongs to, if any."
   },
   {
    "name": "businessUnitId",
    "type": "INT64",
    "description": "Id of the business unit (business_units) that the record counts for, if any."
   },
   {
    "name": "status",
    "type": "STRING",
    "description": "Status of the record."
   },
   {
    "name": "locationIds",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "origin",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "summary",
    "type": "STRING",
    "description": "What the record is about, in words."
   },
   {
    "name": "importId",
    "type": "STRING",
    "description": "Label that an import into ServiceTitan gave the record."
   },
   {
    "name": "importedDeferredAmount",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "importedRecognizedAmount",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "durationMonths",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "autoRenew",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "renewalAgreementId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "startDate",
    "type": "DATE",
    "description": ""
   },
   {
    "name": "endDate",
    "type": "DATE",
    "description": ""
   },
   {
    "name": "billingSchedule",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "paymentTermId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "paymentMethodId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "estimatedTravelCost",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "estimatedLaborCost",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "estimatedMaterialCost",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "laborMarkupPercentage",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "materialMarkupPercentage",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "laborSurcharge",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "materialSurcharge",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "totalAgreementPrice",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "estimatedGrossMarginAmount",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "estimatedGrossMarginPercentage",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "rateSheetId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "accountManagerId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "soldById",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "tagTypeIds",
    "type": "JSON",
    "description": "Ids of the tags on the record (tag_types)."
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
   }
  ]
 },
 {
  "name": "tasks",
  "staging": "stg_tasks",
  "title": "Tasks",
  "description": "To-dos of the office, with assignee, status and comments. One row per task.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "assignedToId",
   "status"
  ],
  "columns": [
   {
    "name": "reportedById",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "assignedToId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "active",
    "type": "BOOL",
    "description": "False once the record was deactivated or deleted; such a record counts in no metric."
   },
   {
    "name": "isClosed",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "status",
    "type": "STRING",
    "description": "Status of the record."
   },
   {
    "name": "closedOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
   },
   {
    "name": "businessUnitId",
    "type": "INT64",
    "description": "Id of the business unit (business_units) that the record counts for, if any."
   },
   {
    "name": "employeeTaskTypeId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "employeeTaskSourceId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "employeeTaskResolutionId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "reportedOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "completeBy",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "involvedEmployeeIdList",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "customerId",
    "type": "INT64",
    "description": "Id of the customer (customers) that the record belongs to, if any."
   },
   {
    "name": "jobId",
    "type": "INT64",
    "description": "Id of the job (jobs) that the record belongs to, if any."
   },
   {
    "name": "projectId",
    "type": "INT64",
    "description": "Id of the project that the record is part of, if any."
   },
   {
    "name": "description",
    "type": "STRING",
    "description": "Description as people see it."
   },
   {
    "name": "priority",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "taskNumber",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "customerName",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "jobNumber",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "refundIssued",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "descriptionModifiedOn",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "descriptionModifiedById",
    "type": "INT64",
    "description": ""
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
    "name": "comments",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "employeeId",
      "type": "INT64"
     },
     {
      "name": "comment",
      "type": "STRING"
     },
     {
      "name": "createdOn",
      "type": "TIMESTAMP"
     }
    ],
    "isList": true
   },
   {
    "name": "attachments",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "createdOn",
      "type": "TIMESTAMP"
     },
     {
      "name": "createdBy",
      "type": "INT64"
     },
     {
      "name": "count",
      "type": "INT64"
     }
    ],
    "isList": true
   },
   {
    "name": "subTasksData",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "count",
      "type": "INT64"
     }
    ]
   }
  ]
 },
 {
  "name": "task_management_lookups",
  "staging": "stg_task_management_lookups",
  "title": "Task lookups",
  "description": "Priorities, statuses, types, sources and resolutions that tasks can have. One row per tenant.",
  "group": "extended",
  "primaryKey": [
   "_key"
  ],
  "cursor": null,
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [],
  "columns": [
   {
    "name": "_key",
    "type": "STRING",
    "description": "Key of the row: its id as text, else a hash of the fields that tell it from others, with its number among equal rows."
   },
   {
    "name": "employees",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "active",
      "type": "BOOL"
     }
    ],
    "isList": true
   },
   {
    "name": "businessUnits",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "value",
      "type": "INT64"
     }
    ],
    "isList": true
   },
   {
    "name": "taskPriorities",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "name",
      "type": "STRING"
     }
    ],
    "isList": true
   },
   {
    "name": "taskResolutionTypes",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "name",
      "type": "STRING"
     }
    ],
    "isList": true
   },
   {
    "name": "taskStatuses",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "name",
      "type": "STRING"
     }
    ],
    "isList": true
   },
   {
    "name": "taskTypes",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "active",
      "type": "BOOL"
     }
    ],
    "isList": true
   },
   {
    "name": "taskSources",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "active",
      "type": "BOOL"
     }
    ],
    "isList": true
   },
   {
    "name": "taskResolutions",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "name",
      "type": "STRING"
     },
     {
      "name": "type",
      "type": "STRING"
     },
     {
      "name": "active",
      "type": "BOOL"
     }
    ],
    "isList": true
   }
  ]
 },
 {
  "name": "schedulers",
  "staging": "stg_schedulers",
  "title": "Schedulers",
  "description": "Online schedulers on web sites. One row per scheduler.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": "modifiedOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "STRING",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
   },
   {
    "name": "companyName",
    "type": "STRING",
    "description": ""
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
    "name": "schedulerStatus",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "dataApiKey",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "isDefault",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "mode",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "quickLaunchLink",
    "type": "STRING",
    "description": ""
   }
  ]
 },
 {
  "name": "schedulers_sessions",
  "staging": "stg_schedulers_sessions",
  "title": "Scheduler sessions",
  "description": "Visits of customers to an online scheduler, and how far they came. One row per session.",
  "group": "opt_in",
  "primaryKey": [
   "id"
  ],
  "cursor": "_groupReadOn",
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "schedulerId"
  ],
  "columns": [
   {
    "name": "schedulerId",
    "type": "STRING",
    "description": "Id of the scheduler (schedulers) that the record belongs to."
   },
   {
    "name": "id",
    "type": "STRING",
    "description": "ServiceTitan's id of the row, unique within the stream."
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
    "name": "lastCheckinDate",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "sessionOutcome",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "jobId",
    "type": "INT64",
    "description": "Id of the job (jobs) that the record belongs to, if any."
   },
   {
    "name": "bookingId",
    "type": "INT64",
    "description": "Id of the booking (bookings) that the record belongs to, if any."
   },
   {
    "name": "leadId",
    "type": "INT64",
    "description": "Id of the lead (leads) that the record belongs to, if any."
   },
   {
    "name": "gbpName",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "timeslotStart",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "timeslotEnd",
    "type": "TIMESTAMP",
    "description": ""
   },
   {
    "name": "category",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "jobTypeId",
    "type": "INT64",
    "description": "Id of the job type (job_types), if any."
   },
   {
    "name": "businessUnitId",
    "type": "INT64",
    "description": "Id of the business unit (business_units) that the record counts for, if any."
   },
   {
    "name": "customer",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "isNewCustomer",
      "type": "BOOL"
     },
     {
      "name": "id",
      "type": "INT64"
     },
     {
      "name": "firstName",
      "type": "STRING"
     },
     {
      "name": "lastName",
      "type": "STRING"
     },
     {
      "name": "email",
      "type": "STRING"
     },
     {
      "name": "phone",
      "type": "STRING"
     },
     {
      "name": "locationId",
      "type": "INT64"
     },
     {
      "name": "isNewLocation",
      "type": "BOOL"
     },
     {
      "name": "browserName",
      "type": "STRING"
     },
     {
      "name": "browserVersion",
      "type": "STRING"
     },
     {
      "name": "cpuArchitecture",
      "type": "STRING"
     },
     {
      "name": "deviceModel",
      "type": "STRING"
     },
     {
      "name": "deviceType",
      "type": "STRING"
     },
     {
      "name": "deviceVendor",
      "type": "STRING"
     },
     {
      "name": "engineName",
      "type": "STRING"
     },
     {
      "name": "engineVersion",
      "type": "STRING"
     },
     {
      "name": "ipAddress",
      "type": "STRING"
     },
     {
      "name": "isBot",
      "type": "BOOL"
     },
     {
      "name": "osName",
      "type": "STRING"
     },
     {
      "name": "osVersion",
      "type": "STRING"
     },
     {
      "name": "userAgent",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "zoneId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "customerResponses",
    "type": "JSON",
    "description": ""
   },
   {
    "name": "notes",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "sourceTracking",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "isRWGSession",
      "type": "BOOL"
     },
     {
      "name": "campaignId",
      "type": "STRING"
     },
     {
      "name": "landingPageUrl",
      "type": "STRING"
     },
     {
      "name": "gclid",
      "type": "STRING"
     },
     {
      "name": "fbclid",
      "type": "STRING"
     },
     {
      "name": "msclkid",
      "type": "STRING"
     },
     {
      "name": "utmSource",
      "type": "STRING"
     },
     {
      "name": "utmMedium",
      "type": "STRING"
     },
     {
      "name": "utmCampaign",
      "type": "STRING"
     },
     {
      "name": "utmAdgroup",
      "type": "STRING"
     },
     {
      "name": "utmTerm",
      "type": "STRING"
     },
     {
      "name": "utmContent",
      "type": "STRING"
     },
     {
      "name": "googleAnalyticsClientId",
      "type": "STRING"
     },
     {
      "name": "bookedFrom",
      "type": "STRING"
     },
     {
      "name": "sourcedFromMarketingPro",
      "type": "STRING"
     },
     {
      "name": "gbraid",
      "type": "STRING"
     },
     {
      "name": "wbraid",
      "type": "STRING"
     },
     {
      "name": "marketingSource",
      "type": "STRING"
     }
    ]
   },
   {
    "name": "mobileNotificationOptIn",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "blockerType",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "blockerToBookAdditionalData",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "lastStep",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "dispatchFeeQuoted",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "isLocationTakeover",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "customOptIn",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "marketingOptIn",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "membershipInterest",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "paymentInfoCaptured",
    "type": "BOOL",
    "description": ""
   },
   {
    "name": "externalId",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "recurringServiceId",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "campaignName",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "_groupReadOn",
    "type": "TIMESTAMP",
    "description": "When the row was last read, together with all others of its day or parent; rows that a later read of these lacks are gone."
   }
  ]
 },
 {
  "name": "schedulers_performance",
  "staging": "stg_schedulers_performance",
  "title": "Scheduler performance",
  "description": "How far visits to an online scheduler came, and what they brought. One row per scheduler and UTC day.",
  "group": "opt_in",
  "primaryKey": [
   "schedulerId",
   "day"
  ],
  "cursor": "day",
  "groupBy": "day",
  "isWholeGroup": true,
  "activeFalseMeans": "deleted",
  "clusterBy": [],
  "columns": [
   {
    "name": "schedulerId",
    "type": "STRING",
    "description": "Id of the scheduler (schedulers) that the record belongs to."
   },
   {
    "name": "day",
    "type": "TIMESTAMP",
    "description": "UTC day for which ServiceTitan was asked, as the instant at which it begins."
   },
   {
    "name": "id",
    "type": "STRING",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "schedulerName",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "brandName",
    "type": "STRING",
    "description": ""
   },
   {
    "name": "schedulerCompletionRate",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "openedCompletionRate",
    "type": "NUMERIC",
    "description": ""
   },
   {
    "name": "totalCustomerContactsCaptured",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "totalJobsCreated",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "totalBookingsCreated",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "totalAbandonedSessionsSentToBookings",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "totalAbandonedSessionsSentToLeads",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "totalBookingsRecoveredFromAbandonedSessionsRecoveryLink",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "totalJobsRecoveredFromAbandonedSessionsRecoveryLink",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "totalBookingsRecoveredFromAbandonedSessionsAiAgent",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "totalJobsRecoveredFromAbandonedSessionsAiAgent",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "totalSmsSentToRecoverAbandonedSessionRecoveryLink",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "totalSmsSentToRecoverAbandonedSessionAiAgent",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "totalBookingsRecoveredFromAbandonedSessions",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "totalJobsRecoveredFromAbandonedSessions",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "totalMembershipInterest",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "totalSessions",
    "type": "INT64",
    "description": ""
   },
   {
    "name": "milestoneFrequencyCount",
    "type": "JSON",
    "description": "",
    "fields": [
     {
      "name": "opened",
      "type": "INT64"
     },
     {
      "name": "zipcode",
      "type": "INT64"
     },
     {
      "name": "interacted",
      "type": "INT64"
     },
     {
      "name": "issue",
      "type": "INT64"
     },
     {
      "name": "schedule",
      "type": "INT64"
     },
     {
      "name": "customer",
      "type": "INT64"
     },
     {
      "name": "details",
      "type": "INT64"
     },
     {
      "name": "booked",
      "type": "INT64"
     },
     {
      "name": "abandoned",
      "type": "INT64"
     }
    ]
   },
   {
    "name": "_groupReadOn",
    "type": "TIMESTAMP",
    "description": "When the row was last read, together with all others of its day or parent; rows that a later read of these lacks are gone."
   }
  ]
 },
 {
  "name": "report_categories",
  "staging": "stg_report_categories",
  "title": "Report categories",
  "description": "Categories of the reports in ServiceTitan. One row per category.",
  "group": "extended",
  "primaryKey": [
   "id"
  ],
  "cursor": null,
  "groupBy": null,
  "isWholeGroup": false,
  "activeFalseMeans": "deleted",
  "clusterBy": [],
  "columns": [
   {
    "name": "id",
    "type": "STRING",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
   }
  ]
 },
 {
  "name": "reports",
  "staging": "stg_reports",
  "title": "Reports",
  "description": "Reports that ServiceTitan offers, without their data. One row per category and report.",
  "group": "opt_in",
  "primaryKey": [
   "reportCategoryId",
   "id"
  ],
  "cursor": "_groupReadOn",
  "groupBy": "reportCategoryId",
  "isWholeGroup": true,
  "activeFalseMeans": "deleted",
  "clusterBy": [
   "reportCategoryId"
  ],
  "columns": [
   {
    "name": "reportCategoryId",
    "type": "STRING",
    "description": "Id of the category (report_categories) in which the report is listed."
   },
   {
    "name": "id",
    "type": "INT64",
    "description": "ServiceTitan's id of the row, unique within the stream."
   },
   {
    "name": "name",
    "type": "STRING",
    "description": "Name as people see it."
   },
   {
    "name": "description",
    "type": "STRING",
    "description": "Description as people see it."
   },
   {
    "name": "_groupReadOn",
    "type": "TIMESTAMP",
    "description": "When the row was last read, together with all others of its day or parent; rows that a later read of these lacks are gone."
   }
  ]
 }
];
