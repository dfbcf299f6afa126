import { rooms } from '@/lib/rooms';

export async function POST(request: Request) {
  const { room, text } = await request.json();
  return Response.json(await rooms.send(room, text));
}
