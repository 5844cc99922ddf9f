/** Enters each answer once together with its counts, in one transaction; and reads the counts back at a start. */
package io.plumbline.aggregator.ledger;
