test_that("it adds", {
  expect_equal(1 + 1, 2)
})
