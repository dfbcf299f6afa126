import { streamText } from 'ai';
import { requireUser } from '@/lib/guards';
import { model } from '@/lib/providers';

export async function handleChat(request: Request) {
  await requireUser(request);
  const { messages } = await request.json();
  return streamText({ model, messages }).toDataStreamResponse();
}
