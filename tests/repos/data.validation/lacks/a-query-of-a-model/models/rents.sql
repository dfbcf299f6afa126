select * from {{ ref('raw_rents') }} where rent > 0
