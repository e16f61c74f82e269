/// Texts as they are printed, to the letter.
enum Golden {}
