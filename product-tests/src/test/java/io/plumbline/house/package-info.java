/** Guards of how the product is built: they read the sources and fail with the file and line of what breaks a rule. */
package io.plumbline.house;
