/** How well the judges do on answers whose truth is known, and whether their scores can be trusted. */
package io.plumbline.aggregator.calibration;
