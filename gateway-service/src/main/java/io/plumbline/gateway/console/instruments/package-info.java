/** The page of the instruments: their calibrations, their agreement with panels and reviewers, and the queue for reviewers. */
package io.plumbline.gateway.console.instruments;
