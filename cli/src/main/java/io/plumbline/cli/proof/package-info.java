/** Commands that measure and break the product: bench and drill. */
package io.plumbline.cli.proof;
