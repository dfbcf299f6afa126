import { useQuery } from "@tanstack/react-query";

import { api } from "../api";

export function Calls({ id }: { id: string }) {
  const calls = useQuery({ queryKey: [id], queryFn: () => api.deployments.predictions(id) });
  if (!calls.data?.length) return <p>No predictions logged yet.</p>;
  return (
    <table>
      <thead><tr><th>When</th><th>Latency</th></tr></thead>
      <tbody>{calls.data.map((row) => <tr key={row.id}><td>{row.at}</td><td>{row.latency_ms}</td></tr>)}</tbody>
    </table>
  );
}
