import express from "express";
import OpenAI from "openai";

const app = express();
const client = new OpenAI();
app.post("/chat", async (req, res) => res.json(await client.responses.create(req.body)));
app.get("/health", (req, res) => res.send("ok"));
