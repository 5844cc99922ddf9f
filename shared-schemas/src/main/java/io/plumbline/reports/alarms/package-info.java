/** Alarms and the evidence behind them. */
package io.plumbline.reports.alarms;
