select * from {{ ref('rents') }} where rent < 0
