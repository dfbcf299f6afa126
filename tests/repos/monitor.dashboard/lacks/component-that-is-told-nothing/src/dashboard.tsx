import { useTheme } from "@/shared/hooks";

export function Dashboard() {
  const theme = useTheme();
  return (
    <div className={theme}>
      <h1>Dashboard</h1>
      <span>Uptime: always</span>
      <span>Latency: none</span>
    </div>
  );
}
