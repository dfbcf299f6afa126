import { Eval } from 'braintrust';
Eval("x", {});
