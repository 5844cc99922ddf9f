/** Detectors of rising rates with a stated mean time between false alarms: pure arithmetic on plain numbers. */
package io.plumbline.statistics.detection;
