import { Client } from "langsmith";

export const client = new Client();
