import { handleChat } from '@/chat/handler';

export async function POST(request: Request) {
  return handleChat(request);
}
