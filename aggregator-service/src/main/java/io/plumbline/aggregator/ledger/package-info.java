/** Enters each answer once, with the counts it belongs to, in one transaction; and reads the counts back at a start. */
package io.plumbline.aggregator.ledger;
