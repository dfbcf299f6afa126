import { Chart } from 'chart.js';

export const options = {
  memorySize: 1024,
  responsive: true,
};
