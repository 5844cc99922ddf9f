/** What is known of a model besides its rates: its changes, and whether it differs from its baseline. */
package io.plumbline.reports.models;
